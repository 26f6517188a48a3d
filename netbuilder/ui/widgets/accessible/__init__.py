"""Descriptions, for screen readers, of widgets that paint themselves."""
