"""The main setting of a block, edited where the block stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from netbuilder.ui.document.setting_edit import change_setting
from netbuilder.ui.forms.editors import editor_for
from netbuilder.ui.forms.rows import SettingLabel
from netbuilder.ui.widgets.frames import within_screen

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QWheelEvent

    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import NodeId
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.forms.editor import SettingEditor

_WIDTH = 190


class SettingPopup(QFrame):
    """One editor that stays until Enter, Esc or a click elsewhere.

    Arrow keys and the wheel change the value, as in the inspector; all of it is one undo step. It
    stays with Enter, too, where what was typed was not taken, and says why.

    Signals:
        told(sentence): what was typed was not taken, and the popup is closed.
    """

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._session = session
        self._nodes: tuple[NodeId, ...] = ()
        self._name = ""
        self._stay = object()
        self._seen = ""
        self.editor: SettingEditor | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 6, 8, 8)
        self._layout.setSpacing(4)
        session.project_changed.connect(self._on_project_changed)

    def ask(self, place: QPoint, nodes: tuple[NodeId, ...]) -> bool:
        """Come up at a place of the screen for blocks of one kind.

        Tells whether they have a main setting.
        """
        block = self._session.project.graph.block(nodes[0])
        if block.main_setting is None:
            return False
        self._clear()
        self._seen = ""
        self._nodes, self._name, self._stay = nodes, block.main_setting, object()
        self.editor = self._make_editor(block, block.main_setting)
        self.resize(_WIDTH, self.sizeHint().height())
        self.move(within_screen(place, self.size()))
        self.show()
        # As by Tab, so that what is typed takes the place of what is there.
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def step(self, steps: int) -> None:
        """Step the value up or down, where its editor knows steps."""
        if self.editor is not None:
            self.editor.step(steps)

    def _make_editor(self, block: Block, name: str) -> SettingEditor:
        editor = editor_for(type(block).declared()[name])
        editor.show_value(getattr(block, name))
        editor.edited.connect(self._on_edited)
        self._layout.addWidget(SettingLabel(editor))
        self._layout.addWidget(editor)
        return editor

    def _clear(self) -> None:
        self.editor = None
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @Slot(object, object)
    def _on_edited(self, value: object, gesture: object) -> None:
        error = change_setting(self._session, self._nodes, self._name, value, gesture=self._stay)
        self._show_value()
        if error is not None and self.editor is not None:
            self.editor.refuse(error.found, expected=error.expected)

    @Slot(object, object)
    def _on_project_changed(self, old: object, new: object) -> None:
        if self.isVisible():
            self._show_value()

    def _show_value(self) -> None:
        graph = self._session.project.graph
        node = self._nodes[0]
        if node not in graph.nodes or graph.block(node).main_setting != self._name:
            self.close()
        elif self.editor is not None:
            self.editor.show_value(getattr(graph.block(node), self._name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Enter, by which the editor took its value in, and with Esc, without.

        An Enter still held is the one that opened it.
        """
        if event.key() == Qt.Key.Key_Escape:
            self._show_value()
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._take_in()
        else:
            super().keyPressEvent(event)

    def _take_in(self) -> None:
        """Close, unless something was refused that has not been seen yet."""
        editor = self.editor
        if editor is not None:
            editor.take_in()
            if editor.refusal and editor.refusal != self._seen:
                self._seen = editor.refusal
                self.resize(_WIDTH, self.sizeHint().height())
                return
        self._leave()

    def _leave(self) -> None:
        if self.editor is not None:
            self.editor.forget_refusal()
        self.close()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step on: while it is up, Qt brings it what is turned over the block, too."""
        way = event.angleDelta().y() or event.angleDelta().x()
        if way:
            self.step(1 if way > 0 else -1)
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take in what was typed where the person clicked elsewhere."""
        editor = self.editor
        if editor is not None:
            editor.take_in()
            if editor.refusal:
                self.told.emit(editor.refusal)
        super().hideEvent(event)
