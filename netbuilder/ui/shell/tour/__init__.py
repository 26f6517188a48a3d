"""Tour of the window: six steps that point at the real controls."""
