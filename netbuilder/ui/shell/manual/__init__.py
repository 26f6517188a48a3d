"""The window with the help pages."""
