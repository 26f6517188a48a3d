"""Button of a tool bar that leads to what has no room on it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QToolBar, QToolButton

from netbuilder.words import _

_QT_NAME: Final = "qt_toolbar_ext_button"


def name_overflow(bar: QToolBar) -> None:
    """Give the button, which Qt makes without words, a name and a tool tip."""
    button = bar.findChild(QToolButton, _QT_NAME)
    if button is not None:
        button.setAccessibleName(_("More buttons"))
        button.setToolTip(_("Show the buttons that have no room"))
