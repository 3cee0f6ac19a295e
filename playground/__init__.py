"""A playground in which a person builds a small neural network and watches it learn."""

__version__ = "0.1.0"
