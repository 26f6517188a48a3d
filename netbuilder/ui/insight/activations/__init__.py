"""The drawn digit on its way through the blocks on the canvas."""
