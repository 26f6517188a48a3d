"""The neurons of the selected block: their activations, and what one of them looks for."""
