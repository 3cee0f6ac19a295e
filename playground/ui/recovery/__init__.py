"""What is kept while a document is open, and offered again when the program was ended by force."""
