"""Files that show the canvas: one module for each format."""
