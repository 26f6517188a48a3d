"""The palette: all blocks, to be dragged, double-clicked or entered."""
