"""NetBuilder: build a neural network by dragging blocks, watch it learn, try it by drawing."""
