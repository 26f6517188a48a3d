"""Words that are painted, as labels of blocks and plots are: no widget tells them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsSimpleTextItem,
    QGraphicsTextItem,
    QGraphicsView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

_SLACK = 1.0
"""Pixels by which a text may be larger than its place: letters are rounded up."""


class PaintedText(NamedTuple):
    """A text that was painted: by which function, and how many pixels it lacks."""

    place: str
    text: str
    lacking: float


class Painted:
    """Notes each text that a painter is told to draw by Python.

    What Qt draws of itself it knows from widgets, which tell it, and from items of scenes.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: set[PaintedText] = set()
        self._draw = QPainter.drawText
        monkeypatch.setattr(QPainter, "drawText", self._recorder())

    def _recorder(self):
        def draw_text(painter: QPainter, *args):
            frame = sys._getframe(1).f_code
            place = f"{frame.co_name} of {Path(frame.co_filename).stem}"
            (text,) = (arg for arg in args if isinstance(arg, str))
            self.texts.add(PaintedText(place, text, _lacking(painter, args, text)))
            return self._draw(painter, *args)

        return draw_text

    def words(self) -> Iterator[tuple[str, str]]:
        """Yield who painted, and what."""
        for place, text, _lacking in self.texts:
            yield place, text

    def cut_off(self) -> list[str]:
        """Return what has too little room, and how many pixels it lacks."""
        return sorted(
            f"{place}: {text!r} ({lacking:.0f})"
            for place, text, lacking in self.texts
            if lacking > _SLACK
        )


def _lacking(painter: QPainter, args: tuple[object, ...], text: str) -> float:
    """Return the missing pixels: of a line's height those of its letters, not of its spacing."""
    match args:
        case (QRect() | QRectF() as room, flags, str(), *_rest) if text.strip():
            wanted = painter.boundingRect(QRectF(room), flags, text)
            spacing = painter.fontMetrics().height() - painter.fontMetrics().ascent()
            return max(wanted.width() - room.width(), wanted.height() - spacing - room.height())
    return 0.0


def words_in_views(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield what items of text say in the views below `root`, such as the titles of axes."""
    for view in root.findChildren(QGraphicsView):
        for item in view.scene().items():
            if not item.isVisible():
                continue
            place = f"{type(item).__name__} in {type(view).__name__}"
            match item:
                case QGraphicsTextItem():
                    yield place, item.toPlainText()
                case QGraphicsSimpleTextItem():
                    yield place, item.text()
