"""Blocks that can be placed on the canvas: one file each; all else follows from its class."""
