"""The training under way: begun, steered, followed, and what comes of it."""
