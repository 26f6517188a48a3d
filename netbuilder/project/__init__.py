"""What a person makes, as values: the project, its plan, its runs, the document."""
