"""Parts of the window that the tour points at: brought up for a step, and put back after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netbuilder.blocks.input import Input
from netbuilder.network.diff import diff
from netbuilder.ui.shell.tour.steps import Part
from netbuilder.ui.widgets.frames import bring_up, scroll_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from netbuilder.data.strokes import Drawing
    from netbuilder.network.graph import NodeId
    from netbuilder.project.project import Project
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.shell.menus.toolbar import MainToolBar
    from netbuilder.ui.shell.panel_keeper import PanelKeeper
    from netbuilder.ui.shell.panels import Panels
    from netbuilder.ui.trainer.trainer import Trainer

_DOCKS: Final = {
    Part.PALETTE: "blocks",
    Part.SETTINGS: "settings",
    Part.PLOTS: "below",
    Part.PAD: "pad",
}


class Stage(QObject):
    """Brings up what a step points at, and tells when the step was done.

    Signals:
        done(part): the person did what the step about this part suggests.
    """

    done = Signal(object)

    def __init__(
        self,
        panels: Panels,
        keeper: PanelKeeper,
        *,
        toolbar: MainToolBar,
        train: QAction,
        session: Session,
        trainer: Trainer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panels = panels
        self._keeper = keeper
        self._toolbar, self._train = toolbar, train
        self._tabs = (panels.side, panels.below)
        self._shown_before: tuple[int, ...] = ()
        self._session, self._trainer = session, trainer

    def open(self) -> None:
        """Note what is in front, to be put back, and listen to what the person does."""
        self._shown_before = tuple(tabs.currentIndex() for tabs in self._tabs)
        for signal, slot in self._heard():
            signal.connect(slot)

    def close(self) -> None:
        """Put back what was in front, close what was closed before, and listen no more."""
        for signal, slot in self._heard():
            signal.disconnect(slot)
        self._keeper.reclaim()
        for tabs, index in zip(self._tabs, self._shown_before, strict=True):
            tabs.setCurrentIndex(index)

    def _heard(self) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        """Return the signals by which a step is known to be done, with who hears them."""
        return (
            (self._panels.canvas.selection_changed, self._on_selected),
            (self._session.project_changed, self._on_project_changed),
            (self._trainer.run_started, self._on_run_started),
            (self._panels.pad.canvas.drawing_changed, self._on_drawn),
        )

    def bring_up(self, part: Part) -> tuple[QWidget, ...]:
        """Bring a part to the front, out of a dock that is closed; return its widgets.

        The first of them takes the keys; the last panel that was opened for a step is closed.
        """
        self._keeper.reclaim()
        if part in _DOCKS:
            self._keeper.lend(_DOCKS[part])
        panels = self._panels
        match part:
            case Part.CANVAS:
                return (panels.canvas.view,)
            case Part.PALETTE:
                bring_up(panels.palette)
                return (panels.palette.tree, panels.canvas.view)
            case Part.SETTINGS:
                self._select_one()
                bring_up(panels.block)
                # Once the panel, which may have been closed, has its place.
                QTimer.singleShot(0, self, self._reveal_setting)
                return (panels.side,)
            case Part.TRAIN:
                button = self._toolbar.widgetForAction(self._train)
                return (button,) if button.isVisible() else (self._toolbar,)
            case Part.PLOTS:
                bring_up(panels.plots)
                return (panels.below,)
            case Part.PAD:
                bring_up(panels.pad)
                return (panels.pad.canvas, panels.pad)

    def _select_one(self) -> None:
        """Select a block that has settings, unless the person has selected any."""
        scene = self._panels.canvas.scene
        blocks = {name: scene.graph.block(name) for name in scene.nodes}
        names = [name for name, block in blocks.items() if not isinstance(block, Input)]
        if names and not scene.selected_nodes():
            with_settings = [name for name in names if type(blocks[name]).main_setting]
            scene.select(((with_settings or names)[0],))

    @Slot()
    def _reveal_setting(self) -> None:
        """Scroll to what the step suggests to change."""
        form = self._panels.block.form
        if form is not None and form.editors:
            scroll_to(next(iter(form.editors.values())))

    @Slot(object)
    def _on_selected(self, nodes: tuple[NodeId, ...]) -> None:
        if nodes:
            self.done.emit(Part.CANVAS)

    @Slot(object, object)
    def _on_project_changed(self, old: Project, new: Project) -> None:
        change = diff(old.graph, new.graph)
        if change.added and not change.removed:
            self.done.emit(Part.PALETTE)
        if any(old.graph.block(name) != new.graph.block(name) for name in change.changed):
            self.done.emit(Part.SETTINGS)

    @Slot()
    def _on_run_started(self) -> None:
        self.done.emit(Part.TRAIN)

    @Slot(object)
    def _on_drawn(self, drawing: Drawing) -> None:
        if not drawing.is_empty:
            self.done.emit(Part.PAD)
