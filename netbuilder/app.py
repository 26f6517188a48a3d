"""Puts the desktop program together, and takes it apart in order."""
