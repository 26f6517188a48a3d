"""The verdict on a run, and what it offers to try."""
