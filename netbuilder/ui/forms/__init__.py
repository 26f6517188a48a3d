"""Editors of settings, made from how the settings are declared."""
