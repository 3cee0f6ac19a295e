"""The experiment: one immutable value, its checks, pure edits from value to value, and its files."""
