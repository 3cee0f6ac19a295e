"""Data: toy sets drawn from a seed, real sets that are shipped, tables from files; splits, features and scaling."""
