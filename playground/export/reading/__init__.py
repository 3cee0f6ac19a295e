"""Weights out of files that anybody may have written: bounded, never unpickled, never evaluated."""
