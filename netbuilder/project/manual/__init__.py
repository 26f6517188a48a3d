"""Help pages of what a network and its training are made of, as values."""
