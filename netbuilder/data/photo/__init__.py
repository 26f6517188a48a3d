"""A photo of a digit, step by step: sheet, paper, printed lines, ink, single digits."""
