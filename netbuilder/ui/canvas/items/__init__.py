"""Items on the canvas, and how they are painted."""
