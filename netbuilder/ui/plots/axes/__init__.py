"""An empty plot: axes with their numbers, and how it is zoomed and moved."""
