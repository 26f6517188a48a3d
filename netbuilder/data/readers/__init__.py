"""Readers of the examples of data sets: one file for each kind of source; found, never listed."""
