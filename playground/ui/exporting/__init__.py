"""The dialog that writes trained weights to a file, shows what is in it, and proves it."""
