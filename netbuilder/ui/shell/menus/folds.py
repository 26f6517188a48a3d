"""Ways in which the buttons of a toolbar take less of its width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QToolButton

TIGHT = "isTight"
"""Property of a button with little space around its icon, by which the style sheet knows it."""


class Fold:
    """A way to save room on some buttons; `saved` is what it saves now, in pixels."""

    def __init__(self, buttons: Sequence[QToolButton]) -> None:
        self._buttons = buttons
        self._is_compact = False
        self.saved = 0

    def apply(self, *, is_compact: bool) -> bool:
        """Let the buttons take little room, or what they would like; tell whether that is new."""
        if is_compact == self._is_compact:
            return False
        self._is_compact = is_compact
        before = self._width()
        for button in self._buttons:
            self._change(button, is_compact=is_compact)
        self.saved = before - self._width() if is_compact else 0
        return True

    def _change(self, button: QToolButton, *, is_compact: bool) -> None:
        raise NotImplementedError

    def _width(self) -> int:
        return sum(max(each.sizeHint().width(), each.minimumWidth()) for each in self._buttons)


class WordsFold(Fold):
    """Leaves the words of buttons out, which their tool tips still say."""

    def _change(self, button: QToolButton, *, is_compact: bool) -> None:
        style = Qt.ToolButtonStyle
        # A width kept for changing words is found anew for the icon.
        button.setMinimumWidth(0)
        button.setToolButtonStyle(
            style.ToolButtonIconOnly if is_compact else style.ToolButtonTextBesideIcon
        )


class PaddingFold(Fold):
    """Leaves out most of the space around the icons of buttons."""

    def _change(self, button: QToolButton, *, is_compact: bool) -> None:
        button.setProperty(TIGHT, is_compact)
        button.setMinimumWidth(0)
        button.style().unpolish(button)
        button.style().polish(button)
        # Lets Qt forget the size that it found with the other padding.
        QCoreApplication.sendEvent(button, QEvent(QEvent.Type.StyleChange))
