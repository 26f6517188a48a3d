"""The canvas: the graph drawn, and the gestures that edit it."""
