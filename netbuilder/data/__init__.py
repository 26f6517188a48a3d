"""Data sets, and how a drawing or a photo becomes an image like MNIST's."""
