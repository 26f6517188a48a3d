"""Colours, icons and themes."""
