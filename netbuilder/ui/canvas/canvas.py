"""The canvas as one widget: scene, view, and the verbs that edit what is selected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netbuilder.network import edit
from netbuilder.network.naming import short_name
from netbuilder.network.notes import remove_notes
from netbuilder.ui.canvas.accessible_network import NetworkDescription
from netbuilder.ui.canvas.activations import Activations
from netbuilder.ui.canvas.commands.adder import Adder
from netbuilder.ui.canvas.commands.arranger import Arranger
from netbuilder.ui.canvas.commands.clipboard import BlockClipboard
from netbuilder.ui.canvas.commands.connector import Connector
from netbuilder.ui.canvas.commands.find_menu import FindMenu
from netbuilder.ui.canvas.commands.grouper import Grouper
from netbuilder.ui.canvas.commands.noter import Noter
from netbuilder.ui.canvas.empty_hint import EmptyHint
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.canvas.help_key import HelpKey
from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.canvas.menu_target import select_under, selected_target
from netbuilder.ui.canvas.minimap import Minimap
from netbuilder.ui.canvas.scene import GraphScene
from netbuilder.ui.canvas.setting_popup import SettingPopup
from netbuilder.ui.canvas.view import CanvasView
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from netbuilder.network.graph import Edge, Graph, NodeId
    from netbuilder.project.analysis import Analysis
    from netbuilder.project.project import Project
    from netbuilder.ui.document.session import Session

_ZOOM_STEP = 1.25


class Canvas(QWidget):
    """Shows the session's graph and edits it.

    Signals:
        selection_changed(nodes): a tuple of node ids.
        refused(error): a `NetBuilderError`: a verb could not be done.
        menu_requested(place, targets): the right button or a key asks, at this place of the screen,
            what can be done to these targets: what is selected, and the group it is part of.
    """

    selection_changed = Signal(object)
    refused = Signal(object)
    menu_requested = Signal(QPoint, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.scene = GraphScene(self)
        self.view = CanvasView(session, self.scene)
        self._description = NetworkDescription(self.view, self.scene)
        self.minimap = Minimap(self.view, self.scene)
        self.adder = Adder(session, self.scene, self.view)
        self.empty_hint = EmptyHint(self.view)
        self.empty_hint.search_door.clicked.connect(self.adder.ask)
        self.finder = FindMenu(session, self.view)
        self.arranger = Arranger(session, self.scene, self.view)
        self.connector = Connector(session, self.scene, self.view)
        self.help_key = HelpKey(self.scene, self.view)
        self.popup = SettingPopup(session, self.view)
        self.grouper = Grouper(session, self.scene, self.view)
        self.noter = Noter(session, self.scene, self.view)
        self.activations = Activations(session, self.scene, self)
        self.view.entering.block_entered.connect(self.edit_in_place)
        self.view.entering.block_turned.connect(self._on_block_turned)
        self.clipboard = BlockClipboard(session, self.scene, self.view)
        self.clipboard.refused.connect(self.refused)
        self.connector.refused.connect(self.refused)
        self.grouper.refused.connect(self.refused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.scene.selectionChanged.connect(self._on_selection_changed)
        self.view.menu_wanted.connect(self._on_menu_wanted)
        session.project_changed.connect(self._on_project_changed)
        session.problems_changed.connect(self._on_problems_changed)
        session.loaded.connect(self.view.zoom_to_fit)
        self._show_graph(session.project.graph)

    @property
    def shown(self) -> tuple[Graph, Analysis]:
        """The network that is shown, and what is known of it."""
        return self._session.project.graph, self._session.analysis

    def changeEvent(self, event: QEvent) -> None:
        """Show what blocks make of a drawing in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.activations.show_again()

    @Slot(object, object)
    def _on_project_changed(self, old: Project, new: Project) -> None:
        self.view.cancel_gesture()
        self._show_graph(new.graph)
        self.view.sight.follow(old.graph, new.graph)

    def _show_graph(self, graph: Graph) -> None:
        self._show_in_scene(graph)
        self.minimap.show_again()
        self.empty_hint.show_for(graph)

    @Slot()
    def _on_problems_changed(self) -> None:
        """Show the badges of other problems; a gesture under way continues."""
        self._show_in_scene(self._session.project.graph)

    def _show_in_scene(self, graph: Graph) -> None:
        self.scene.show_graph(graph, self._session.analysis)
        self._description.tell_changes()

    @Slot()
    def _on_selection_changed(self) -> None:
        selected = self.scene.selected_nodes()
        self._description.follow_selection(selected)
        self.selection_changed.emit(selected)

    @Slot(object)
    def _on_menu_wanted(self, place: QPoint | None) -> None:
        """Ask for the menu of what lies at a place of the view, or without one of the selection."""
        if place is not None:
            targets = select_under(self.scene, self.view.mapToScene(place))
        else:
            targets, point = selected_target(self.scene)
            room = self.view.viewport().rect()
            place = room.center() if point is None else self.view.mapFromScene(point)
            place = place if room.contains(place) else room.center()
        self.menu_requested.emit(self.view.viewport().mapToGlobal(place), targets)

    @Slot(str)
    def add_block(self, kind: str) -> None:
        """Add a block behind the selected one, or behind the last."""
        self.adder.add(kind)

    @Slot(str)
    def edit_in_place(self, node: NodeId) -> None:
        """Edit the main setting of a block beneath it, or of all selected if they are alike."""
        graph, selected = self.scene.graph, self.scene.selected_nodes()
        alike = all(type(graph.block(name)) is type(graph.block(node)) for name in selected)
        corner = self.scene.nodes[node].pos() + geometry.NODE_RECT.bottomLeft()
        place = self.view.viewport().mapToGlobal(self.view.mapFromScene(corner))
        self.popup.ask(place, selected if alike and node in selected else (node,))

    @Slot(str, int)
    def _on_block_turned(self, node: NodeId, steps: int) -> None:
        """Edit the main setting in its place, and step it; further steps the editor takes."""
        if not self.popup.isVisible():
            self.edit_in_place(node)
        self.popup.step(steps)

    @Slot()
    def delete_selection(self) -> None:
        """Delete the selected blocks and wires, as one undo step."""
        nodes, edges = self.scene.selected_nodes(), self.scene.selected_edges()
        notes = self.scene.notes.selected()
        if nodes or edges or notes:
            title = self._delete_title(nodes, edges)
            delete = partial(_delete, nodes=nodes, edges=edges, notes=notes)
            self._session.edit(title, on_graph(delete))

    def _delete_title(self, nodes: tuple[NodeId, ...], edges: tuple[Edge, ...]) -> str:
        if not nodes and not edges:
            return _("Delete note")
        if not nodes:
            return _("Delete wire") if len(edges) == 1 else _("Disconnect")
        if len(nodes) == 1:
            return _("Delete {block}").format(block=short_name(self.scene.graph, nodes[0]))
        return counted("Delete {count} block", "Delete {count} blocks", len(nodes))

    @Slot()
    def select_all(self) -> None:
        """Select all blocks."""
        self.scene.select(tuple(self.scene.nodes))

    @Slot()
    def zoom_in(self) -> None:
        """Zoom in a step."""
        self.view.zoom_by(_ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Zoom out a step."""
        self.view.zoom_by(1 / _ZOOM_STEP)


def _delete(
    graph: Graph, *, nodes: tuple[NodeId, ...], edges: tuple[Edge, ...], notes: tuple[str, ...]
) -> Graph:
    """Cut wires and take nodes and notes out; wires of the nodes are left to heal the chain."""
    cut = (edge for edge in edges if edge.source not in nodes and edge.target not in nodes)
    return remove_notes(edit.remove_nodes(edit.disconnect(graph, cut), nodes), notes)
