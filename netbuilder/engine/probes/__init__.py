"""Questions about a network: one file = one question, its answer, and how it is found.

A file here is read by the window, too, which knows no Keras: import Keras inside functions only.
"""
