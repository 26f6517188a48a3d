"""Gestures of mouse and keys on the canvas, each with a beginning and an end."""
