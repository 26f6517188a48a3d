"""F1 on the canvas: the help page of the selected block, before the window shows its shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from netbuilder.project.manual.page import Chapter, key_of

if TYPE_CHECKING:
    from netbuilder.ui.canvas.scene import GraphScene
    from netbuilder.ui.canvas.view import CanvasView


class HelpKey(QObject):
    """Takes F1 while blocks of one kind are selected and the canvas has the keys.

    Signals:
        help_wanted(key): the page with this key is wanted.
    """

    help_wanted = Signal(str)

    def __init__(self, scene: GraphScene, view: CanvasView) -> None:
        super().__init__(view)
        self._scene = scene
        view.installEventFilter(self)

    @property
    def page(self) -> str | None:
        """The key of the page about the selected blocks; None where they are of several kinds."""
        graph = self._scene.graph
        kinds = {graph.block(node).kind() for node in self._scene.selected_nodes()}
        return key_of(Chapter.BLOCK, kinds.pop()) if len(kinds) == 1 else None

    @Slot()
    def explain(self) -> None:
        """Ask for the page about the selected blocks."""
        if self.page is not None:
            self.help_wanted.emit(self.page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key before the window does."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_F1:
            return False
        if self.page is None or event.modifiers():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.explain()
            return True
        return False
