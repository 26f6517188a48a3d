"""Keras: build, train, predict, export, on threads that know no Qt."""
