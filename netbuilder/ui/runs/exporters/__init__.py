"""Files that hold the table of runs: one module for each format."""
