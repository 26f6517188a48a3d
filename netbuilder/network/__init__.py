"""The network as a value: the graph, its edits, its shapes, its problems."""
