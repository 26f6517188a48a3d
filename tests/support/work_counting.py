"""Counts what is asked of graphs, to tell work that grows with a network from its square."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


class Work:
    """How often graphs were asked for wires and blocks, and how many nodes new ones were given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._done = 0
        for name in ("incoming", "outgoing", "block"):
            monkeypatch.setattr(Graph, name, self._counted(getattr(Graph, name), lambda graph: 1))
        made = self._counted(Graph.__post_init__, lambda graph: len(graph.nodes))
        monkeypatch.setattr(Graph, "__post_init__", made)

    def _counted(
        self, call: Callable[..., object], weight: Callable[[Graph], int]
    ) -> Callable[..., object]:
        def counted(graph: Graph, *arguments: object) -> object:
            self._done += weight(graph)
            return call(graph, *arguments)

        return counted

    def of(self, do: Callable[[], object]) -> int:
        """Do something and return how much it took."""
        before = self._done
        do()
        return self._done - before
