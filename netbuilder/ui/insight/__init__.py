"""Ways of looking inside a network: one folder = one view, found by where it lies."""
