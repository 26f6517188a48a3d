"""Counting of clicks on buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton


def count_double_click_once(button: QAbstractButton) -> None:
    """Let the second click of a double click do nothing, for a button that would undo the first.

    What is a double click the system says; keys count as often as they are pressed.
    """
    button.installEventFilter(_DoubleClicksTaken(button))


class _DoubleClicksTaken(QObject):
    """Takes the press of a second click; its release alone is none to a button."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a second press, and nothing else."""
        return event.type() == QEvent.Type.MouseButtonDblClick
