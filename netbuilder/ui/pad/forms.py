"""The forms of the pad's panel: roomy, compact where it is low, wide where it is low and wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget, QWidgetItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect

_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
_ABOVE_BARS = QSize(115, 58)
"""Least room of the image above the bars, with its words beside it."""
_BESIDE_WORDS, _BESIDE_BARS = 40, 58
"""Side of the image beside the sentences, and where there is more height: words have no room."""


class Parts(NamedTuple):
    """The widgets that the panel is made of."""

    pad: QWidget
    image: QWidget
    bars: QWidget
    legend: QWidget
    browser: QWidget
    tools: QWidget
    status: QWidget
    kept: QWidget


class LeastHeights(NamedTuple):
    """Least heights of the panel in pixels: in each form."""

    roomy: int
    compact: int
    wide: int


class Form:
    """One way to place the parts: boxes in boxes, with rows that stand below the pad."""

    def __init__(self, whole: QBoxLayout, *, margin: int, below: Sequence[QBoxLayout] = ()) -> None:
        whole.setContentsMargins(margin, margin, margin, margin)
        self._whole = whole
        self._margin = margin
        self._below = below

    @property
    def least(self) -> QSize:
        """The least size in which nothing is cut off."""
        return self._whole.minimumSize()

    @property
    def usual(self) -> QSize:
        """The size in which everything is comfortable."""
        return self._whole.sizeHint()

    def place(self, room: QRect) -> None:
        """Put the parts where they belong."""
        self._whole.setGeometry(room)

    def pad_height(self, height: int) -> int:
        """Return the height that is left to the pad of the panel's `height`."""
        rows = sum(row.sizeHint().height() + self._whole.spacing() for row in self._below)
        return height - 2 * self._margin - rows

    def measure_anew(self) -> None:
        """Forget what sizes the parts had."""
        for box in (self._whole, *self._whole.findChildren(QBoxLayout)):
            box.invalidate()


def roomy(parts: Parts) -> Form:
    """Return the image above the bars beside the pad, the rest in rows below it."""
    image = _Sized(parts.image, least=_ABOVE_BARS)
    beside = _box(_DOWN, image, (parts.bars, 1), spacing=12)
    rows = (
        _box(_ACROSS, (parts.browser, 1), _at_top(parts.legend), spacing=12),
        _box(_ACROSS, (parts.tools, 1)),
        _box(_ACROSS, (parts.status, 1), _at_top(parts.kept), spacing=12),
    )
    top = _box(_ACROSS, (parts.pad, 3), (beside, 2), spacing=12)
    return Form(_box(_DOWN, (top, 1), *rows, spacing=6), margin=12, below=rows)


def compact(parts: Parts) -> Form:
    """Return the bars beside the pad, the image beside the sentences, the controls in one row."""
    image = _Sized(parts.image, side=_BESIDE_WORDS)
    beside = _box(_DOWN, (parts.bars, 1), parts.legend)
    rows = (
        _box(_ACROSS, image, (parts.status, 1), _at_top(parts.kept), spacing=8),
        _box(_ACROSS, parts.browser, (parts.tools, 1), spacing=6),
    )
    top = _box(_ACROSS, (parts.pad, 3), (beside, 2), spacing=8)
    return Form(_box(_DOWN, (top, 1), *rows, spacing=3), margin=4, below=rows)


def wide(parts: Parts) -> Form:
    """Return the bars beside the pad, and the rest beside the bars."""
    image = _Sized(parts.image, side=_BESIDE_BARS)
    rest = _box(
        _DOWN,
        _box(_ACROSS, image, (parts.status, 1), spacing=8),
        _box(_ACROSS, (parts.browser, 1), parts.legend, spacing=8),
        parts.tools,
        parts.kept,
        spacing=2,
    )
    rest.addStretch(1)
    return Form(_box(_ACROSS, (parts.pad, 5), (parts.bars, 2), (rest, 2), spacing=6), margin=4)


class _Sized(QWidgetItem):
    """A widget that has a least size in this form, or is a square of a fixed side."""

    def __init__(self, widget: QWidget, *, least: QSize | None = None, side: int = 0) -> None:
        super().__init__(widget)
        self._least = least or QSize(side, side)
        self._is_fixed = least is None

    def minimumSize(self) -> QSize:
        """Return the least size here."""
        return self._least

    def maximumSize(self) -> QSize:
        """Return the side where that is fixed."""
        return self._least if self._is_fixed else super().maximumSize()

    def sizeHint(self) -> QSize:
        """Return the side where that is fixed."""
        return self._least if self._is_fixed else super().sizeHint().expandedTo(self._least)


def _at_top(widget: QWidget) -> QWidgetItem:
    item = QWidgetItem(widget)
    item.setAlignment(Qt.AlignmentFlag.AlignTop)
    return item


_Content = QWidget | QWidgetItem | QBoxLayout


def _box(
    direction: QBoxLayout.Direction,
    *contents: _Content | tuple[_Content, int],
    spacing: int = 0,
) -> QBoxLayout:
    """Return a box of widgets, items and boxes, each perhaps with how much it stretches.

    Widgets are put in as items, since a widget may be in the boxes of several forms.
    """
    box = QBoxLayout(direction)
    box.setSpacing(spacing)
    for place, content in enumerate(contents):
        what, stretch = content if isinstance(content, tuple) else (content, 0)
        if isinstance(what, QBoxLayout):
            box.addLayout(what)
        else:
            box.addItem(QWidgetItem(what) if isinstance(what, QWidget) else what)
        box.setStretch(place, stretch)
    return box
