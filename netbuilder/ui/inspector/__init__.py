"""Editors made from what a block or a plan declares."""
