"""Training, as the window sees it: its state, its progress, its figures so far."""
