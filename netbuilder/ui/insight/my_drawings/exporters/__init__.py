"""Files that hold the drawings of a project: one module for each format."""
