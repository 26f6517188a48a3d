"""The drawing pad: strokes, what the network sees of them, and its answer."""
