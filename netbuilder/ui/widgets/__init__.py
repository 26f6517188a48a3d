"""Small widgets that every panel may use; none knows the document."""
