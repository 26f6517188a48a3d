"""Legends of the plots."""
