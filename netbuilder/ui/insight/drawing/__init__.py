"""The drawing on its way to the network, and the reasons of the answer."""
