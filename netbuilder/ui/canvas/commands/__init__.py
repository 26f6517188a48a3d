"""The verbs of the canvas."""
