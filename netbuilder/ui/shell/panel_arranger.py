"""Places and sizes of the panels, changed by verbs instead of the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QDockWidget

from netbuilder.ui.shell.docks import reset_docks
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMainWindow

    from netbuilder.ui.document.context import Notifier
    from netbuilder.ui.shell.panel_keeper import PanelKeeper

_STEP: Final = 40
"""Pixels by which a verb makes a panel larger or smaller."""


class PanelArranger(QObject):
    """Moves and sizes the panel that has the focus, and says what came of it.

    There is nothing to arrange until `begin`.
    """

    def __init__(self, window: QMainWindow, notifier: Notifier) -> None:
        super().__init__(window)
        self._window, self._notifier = window, notifier
        self._docks: Sequence[QDockWidget] = ()
        self._keeper: PanelKeeper | None = None

    def begin(self, docks: Sequence[QDockWidget], keeper: PanelKeeper) -> None:
        """Arrange the docks of `add_docks` from here on."""
        self._docks, self._keeper = docks, keeper

    @Slot()
    def reset(self) -> None:
        """Put all panels back where they were at the first start."""
        if self._keeper is not None:
            reset_docks(self._window, self._docks)
            self._keeper.forget()

    @Slot()
    def move_left(self) -> None:
        """Put the panel to the left of the canvas."""
        self._move(Qt.DockWidgetArea.LeftDockWidgetArea, _("{panel}: left of the canvas"))

    @Slot()
    def move_right(self) -> None:
        """Put the panel to the right of the canvas."""
        self._move(Qt.DockWidgetArea.RightDockWidgetArea, _("{panel}: right of the canvas"))

    @Slot()
    def move_below(self) -> None:
        """Put the panel below the canvas."""
        self._move(Qt.DockWidgetArea.BottomDockWidgetArea, _("{panel}: below the canvas"))

    @Slot()
    def widen(self) -> None:
        """Make the panel, and its column, a step wider."""
        self._resize(across=_STEP)

    @Slot()
    def narrow(self) -> None:
        """Make the panel, and its column, a step narrower."""
        self._resize(across=-_STEP)

    @Slot()
    def heighten(self) -> None:
        """Make the panel a step taller."""
        self._resize(down=_STEP)

    @Slot()
    def lower(self) -> None:
        """Make the panel a step shorter."""
        self._resize(down=-_STEP)

    def _move(self, area: Qt.DockWidgetArea, sentence: str) -> None:
        dock, focused = self._panel(), QApplication.focusWidget()
        if dock is None:
            return
        dock.setFloating(False)
        self._window.addDockWidget(area, dock)
        if focused is not None:
            focused.setFocus()
        self._notifier.tell(sentence.format(panel=dock.windowTitle()))

    def _resize(self, *, across: int = 0, down: int = 0) -> None:
        dock = self._panel()
        if dock is None or self._keeper is None:
            return
        if across:
            self._keeper.widen(dock, across)
        if down:
            height = max(dock.minimumSizeHint().height(), dock.height() + down)
            self._window.resizeDocks([dock], [height], Qt.Orientation.Vertical)
            self._lay_out()
            self._keeper.arrange()
        self._lay_out()
        self._notifier.tell(
            _("{panel}: {width} × {height} pixels").format(
                panel=dock.windowTitle(), width=dock.width(), height=dock.height()
            )
        )

    def _lay_out(self) -> None:
        """Let docks have the sizes asked for now, not with the next events."""
        layout = self._window.layout()
        if layout is not None:
            layout.activate()

    def _panel(self) -> QDockWidget | None:
        """Return the panel with the focus, or say how one gets it."""
        widget = QApplication.focusWidget()
        while widget is not None and widget not in self._docks:
            widget = widget.parentWidget()
        if isinstance(widget, QDockWidget):
            return widget
        self._notifier.tell(_("No panel has the focus. Click on one, or press Tab to get there."))
        return None
