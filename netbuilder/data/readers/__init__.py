"""How the examples of data sets are read: one file for each kind of source; found, never listed."""
