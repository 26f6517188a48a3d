"""Files that show what lies on the pad: one module for each format."""
