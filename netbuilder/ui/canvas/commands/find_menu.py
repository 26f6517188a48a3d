"""The menu in which a block on the canvas is found by its name, setting or shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot

from netbuilder.blocks.shape import format_shape
from netbuilder.network.order import topological
from netbuilder.ui.widgets.pick_menu import PickMenu
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import NodeId
    from netbuilder.ui.canvas.view import CanvasView
    from netbuilder.ui.document.session import Session

_MOST_SHOWN: Final = 200


class FindMenu(PickMenu):
    """The blocks of the network in the order of the data; the chosen one is shown."""

    def __init__(self, session: Session, view: CanvasView) -> None:
        super().__init__(
            view,
            name=_("Find a block on the canvas"),
            hint=_("A name, a setting, a shape"),
            what=_("Blocks on the canvas"),
        )
        self._session = session
        self._view = view
        self.chosen.connect(view.reveal)

    @Slot()
    def ask(self) -> None:
        """Come up in the upper middle of the canvas."""
        self.come_up_in(self._view.viewport())

    def _fill(self, words: str) -> None:
        graph = self._session.project.graph
        wanted, count = words.lower().split(), 0
        for node in topological(graph):
            text = self._text(node)
            if all(word in f"{text} {node}".lower() for word in wanted):
                self._add(node, text, graph.block(node).category)
                count += 1
            if count == _MOST_SHOWN:
                return

    def _text(self, node: NodeId) -> str:
        block = self._session.project.graph.block(node)
        shape = self._session.analysis.shapes[node].output
        parts = (_(block.title), block.summary(), "" if shape is None else format_shape(shape))
        return "   ".join(part for part in parts if part)
