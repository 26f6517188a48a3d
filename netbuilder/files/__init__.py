"""Reading and writing files: projects, models, recipes, with guards against damage."""
