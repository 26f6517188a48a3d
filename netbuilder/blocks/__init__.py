"""What can be placed on the canvas: one file is one block, and all else follows from its class."""
