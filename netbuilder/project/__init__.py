"""Values that a person makes: the project, its plan, its runs, the document."""
