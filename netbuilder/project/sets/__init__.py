"""The data sets that are delivered: one file each, which says what it is; found, never listed."""
