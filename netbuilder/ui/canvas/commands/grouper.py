"""The verbs of groups: make one, forget it, name it, collapse it, repeat it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Signal, Slot

from netbuilder.errors import NetBuilderError
from netbuilder.network.grouping import collapse, group_nodes, groups_of, rename_group, ungroup
from netbuilder.network.repeating import MOST_TIMES, repeat
from netbuilder.network.rules import EditError
from netbuilder.ui.canvas.commands.canvas_command import CanvasCommand
from netbuilder.ui.canvas.commands.prompt import Prompt
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.canvas.items import geometry
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.network.graph import Graph, Group, NodeId
    from netbuilder.project.project import Project
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.view import CanvasView
    from netbuilder.ui.document.session import Session


class Grouper(CanvasCommand):
    """Edits the groups of the selected blocks, each verb as one undo step.

    Signals:
        refused(error): a verb could not be done.
    """

    refused = Signal(object)

    def __init__(self, session: Session, scene: GraphScene, view: CanvasView) -> None:
        super().__init__(session, scene, view)
        self.prompt = Prompt(view)
        view.entering.group_entered.connect(self.enter)

    @Slot()
    def group(self) -> None:
        """Keep the selected blocks together, and ask for the name."""
        nodes = self._scene.selected_nodes()
        title = _("Group {number}").format(number=len(self._scene.graph.groups) + 1)
        if self._edit(_("Group blocks"), partial(group_nodes, nodes=nodes, title=title)):
            self._ask_name(self._scene.graph.groups[-1])

    @Slot()
    def ungroup(self) -> None:
        """Forget the groups of the selected blocks; these stay."""
        groups = self._groups(_("Ungroup"))
        if groups:
            nodes = self._scene.selected_nodes()
            self._edit(_("Ungroup"), partial(ungroup, groups=[group.id for group in groups]))
            self._scene.select(nodes)

    @Slot()
    def toggle_collapsed(self) -> None:
        """Collapse the groups of the selected blocks, or expand them where all are collapsed."""
        groups = self._groups(_("Collapse or expand"))
        if groups:
            self._collapse(groups, collapsed=not all(group.collapsed for group in groups))

    def _collapse(self, groups: tuple[Group, ...], *, collapsed: bool) -> None:
        title = _("Collapse group") if collapsed else _("Expand group")
        names = [group.id for group in groups]
        self._edit(title, partial(collapse, groups=names, collapsed=collapsed))
        self._scene.select(name for group in groups for name in group.nodes)

    @Slot()
    def rename(self) -> None:
        """Ask for another name of the selected blocks' group."""
        groups = self._groups(_("Rename group"))
        if groups:
            self._ask_name(groups[0])

    @Slot(str)
    def enter(self, group: str) -> None:
        """Expand a collapsed group; ask for another name of one that is open."""
        found = next((one for one in self._scene.graph.groups if one.id == group), None)
        if found is not None and found.collapsed:
            self._collapse((found,), collapsed=False)
        elif found is not None:
            self._ask_name(found)

    @Slot()
    def repeat(self) -> None:
        """Ask how many times the selected blocks are to stand in a row."""
        nodes = self._scene.selected_nodes()
        try:
            repeat(self._scene.graph, nodes, times=2)
        except NetBuilderError as error:
            self.refused.emit(error)
            return
        label = _("How many times in a row? (Enter)")
        then = partial(self._repeat, nodes)
        self.prompt.ask_number(self._place(nodes), label, 2, (2, MOST_TIMES), then)

    def _repeat(self, nodes: tuple[NodeId, ...], times: int) -> None:
        added: list[NodeId] = []

        def change(project: Project) -> Project:
            graph, added[:] = repeat(project.graph, nodes, times=times)
            return replace(project, graph=graph)

        self._session.edit(_("Repeat {times} times").format(times=times), change)
        self._scene.select((*nodes, *added))

    def _groups(self, verb: str) -> tuple[Group, ...]:
        """Return the groups of the selected blocks, or say that there are none."""
        found = groups_of(self._scene.graph, self._scene.selected_nodes())
        if not found:
            self.refused.emit(
                EditError(
                    verb,
                    found=_("no group selected"),
                    expected=_("a block in a group"),
                    advice=_("First click the name of the group."),
                )
            )
        return found

    def _ask_name(self, group: Group) -> None:
        self.prompt.ask_line(
            self._place(group.nodes),
            _("Name of the group"),
            group.title,
            partial(self._rename, group.id),
        )

    def _rename(self, group: str, title: str) -> None:
        self._edit(_("Rename group"), partial(rename_group, group=group, title=title))

    def _place(self, nodes: tuple[NodeId, ...]) -> QPoint:
        """Return the place of the screen above the leftmost and the topmost of the blocks."""
        stands = [self._scene.nodes[name].pos() for name in nodes]
        corner = QPointF(min(p.x() for p in stands), min(p.y() for p in stands))
        point = corner + geometry.NODE_RECT.topLeft() - QPointF(14.0, 40.0)
        place = self._view.mapFromScene(point)
        within = self._view.viewport().rect()
        return self._view.viewport().mapToGlobal(
            QPoint(
                min(max(place.x(), within.left()), within.right()),
                min(max(place.y(), within.top()), within.bottom()),
            )
        )

    def _edit(self, title: str, change: Callable[[Graph], Graph]) -> bool:
        """Edit the graph; tell whether that could be done."""
        try:
            self._session.edit(title, on_graph(change))
        except NetBuilderError as error:
            self.refused.emit(error)
            return False
        return True
