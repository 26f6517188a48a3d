"""The runs that are shown, and their figures, ready to be drawn."""
