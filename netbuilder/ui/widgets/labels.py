"""Labels and tool tips that show strings of others as they are.

Unless it is told not to, Qt takes a text that looks like HTML for HTML: a run that is called
`<img src=…>` would be an image.
"""

from __future__ import annotations

from html import escape

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label that shows its text letter by letter."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def heading(text: str = "", *, scale: float = 1.0) -> QLabel:
    """Return a label in bold, `scale` times as large as others."""
    label = plain_label(text)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * scale)
    label.setFont(font)
    return label


def rich_label(parent: QWidget | None = None) -> QLabel:
    """Return a label that shows HTML: whoever gives it any escapes the strings of others in it."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label


def plain_tip(text: str) -> str:
    """Return what a tool tip is given so that it shows `text` letter by letter."""
    if not QtGui.Qt.mightBeRichText(text):
        return text
    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>"
