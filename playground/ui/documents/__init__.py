"""Opening and saving documents, and what is asked before one is lost."""
