"""What happens to a drawing on its way, why it is answered so, and the drawings that are kept."""
