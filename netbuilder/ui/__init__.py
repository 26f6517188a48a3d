"""Qt: window, canvas, inspector, training, plots, drawing pad."""
