"""Trained weights as files, one a format, and back. `formats` is the table of those that are written."""
