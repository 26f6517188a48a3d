"""Exporters: one file for each format that a trained network can be written in."""
