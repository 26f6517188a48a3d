"""The trainings of a document: the table of runs, and what can be done with them."""
