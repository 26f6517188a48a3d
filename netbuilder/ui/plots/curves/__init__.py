"""Curves of the runs in one plot, marks upon them, and the crosshair."""
