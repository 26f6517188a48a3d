"""Files that show the plots: one module for each format."""
