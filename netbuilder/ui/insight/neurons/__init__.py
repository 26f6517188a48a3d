"""What the neurons of the selected block make of the drawing, and what one looks for."""
