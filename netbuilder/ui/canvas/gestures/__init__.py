"""What the mouse and the keys do on the canvas, each with a beginning and an end."""
