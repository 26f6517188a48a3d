"""Page of the plots and their bar, with the menu of the right button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from netbuilder.ui.plots.menu import make_menu

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from netbuilder.ui.plots.bar import PlotsBar


class PlotsPage(QWidget):
    """Page that the panel shows once there is a run."""

    def __init__(self, bar: PlotsBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = bar

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the bar can do."""
        make_menu(self._bar).popup(event.globalPos())
        event.accept()
