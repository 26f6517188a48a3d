"""Places of the parts of the pad's panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

_MARGIN = 12
_GAP = 12
_SPACING = 6
_LEAST_PAD = 132
_WIDE = 1.9
"""Ratio of width to height from which image and bars stand side by side."""


class Arrangement:
    """Pad on the left; image and bars on the right, one above the other or side by side.

    `below` are rows of parts, of which the first one of each takes what width is left.
    """

    def __init__(
        self,
        panel: QWidget,
        *,
        pad: QWidget,
        image: QWidget,
        bars: QWidget,
        below: tuple[tuple[QWidget, ...], ...],
    ) -> None:
        self._pad = pad
        self._right = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._right.setSpacing(_GAP)
        self._right.addWidget(image)
        self._right.addWidget(bars, 1)
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        top.addWidget(pad, 3)
        top.addLayout(self._right, 2)
        whole = QVBoxLayout(panel)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        whole.setSpacing(_SPACING)
        whole.addLayout(top, 1)
        self._rows = [_row(parts) for parts in below]
        for row in self._rows:
            whole.addLayout(row)

    def fit(self, size: QSize) -> None:
        """Put image and bars side by side where there is width but no height.

        The pad is no wider than high: more would only push the rest.
        """
        is_wide = size.width() > _WIDE * size.height()
        direction = QBoxLayout.Direction
        self._right.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        below = sum(row.sizeHint().height() + _SPACING for row in self._rows)
        self._pad.setMaximumWidth(max(_LEAST_PAD, size.height() - 2 * _MARGIN - below))


def _row(parts: tuple[QWidget, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    for place, part in enumerate(parts):
        row.addWidget(part, 0 if place else 1)
    row.setAlignment(parts[-1], Qt.AlignmentFlag.AlignTop)
    return row
