"""Menus and the toolbar, made from the table of verbs."""
