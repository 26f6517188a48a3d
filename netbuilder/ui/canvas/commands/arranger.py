"""The verbs that place blocks: tidy, align, distribute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from netbuilder.network.arranging import Axis, align, distribute
from netbuilder.network.layout import tidy
from netbuilder.ui.canvas.commands.canvas_command import CanvasCommand
from netbuilder.ui.canvas.commands.glide import Glide
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.view import CanvasView
    from netbuilder.ui.document.session import Session


class Arranger(CanvasCommand):
    """Places the selected blocks, or all, as one undo step."""

    def __init__(self, session: Session, scene: GraphScene, view: CanvasView) -> None:
        super().__init__(session, scene, view)
        self._glide = Glide(scene, self)
        view.touched.connect(self._glide.finish)
        session.project_changed.connect(self._glide.finish)

    @Slot()
    def tidy(self) -> None:
        """Place all blocks in layers, left to right, and let them glide there."""
        before = self._scene.stands()
        self._session.edit(_("Tidy"), on_graph(tidy))
        self._view.zoom_to_fit()
        self._glide.start(before)

    @Slot()
    def align_row(self) -> None:
        """Bring the selected blocks to one height."""
        self._place(_("Align in a row"), align, Axis.ROW)

    @Slot()
    def align_column(self) -> None:
        """Bring the selected blocks below each other."""
        self._place(_("Align in a column"), align, Axis.COLUMN)

    @Slot()
    def distribute_row(self) -> None:
        """Spread the selected blocks evenly from left to right."""
        self._place(_("Distribute horizontally"), distribute, Axis.ROW)

    @Slot()
    def distribute_column(self) -> None:
        """Spread the selected blocks evenly from top to bottom."""
        self._place(_("Distribute vertically"), distribute, Axis.COLUMN)

    def _place(
        self, title: str, verb: Callable[[Graph, Iterable[NodeId], Axis], Graph], axis: Axis
    ) -> None:
        nodes = self._scene.selected_nodes()

        def place(graph: Graph) -> Graph:
            return verb(graph, nodes, axis)

        if len(nodes) > 1:
            self._session.edit(title, on_graph(place))
