"""Layout of the pad's panel, in the form for which there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget, QWidgetItem

from netbuilder.ui.pad.forms import LeastHeights, compact, roomy, wide
from netbuilder.ui.widgets.item_layout import ItemLayout

if TYPE_CHECKING:
    from netbuilder.ui.pad.forms import Form, Parts

_LEAST_PAD = 132
_WIDE = 1.9
"""Ratio of width to height from which everything stands beside the pad."""


class Arrangement(ItemLayout):
    """The parts of the panel, in one form or another, each of which has them all."""

    def __init__(self, panel: QWidget, parts: Parts) -> None:
        super().__init__()
        self._items += [QWidgetItem(part) for part in parts]
        self._pad = parts.pad
        self._roomy, self._compact, self._wide = roomy(parts), compact(parts), wide(parts)
        panel.setLayout(self)

    @property
    def least_heights(self) -> LeastHeights:
        """Least heights of the forms."""
        forms = (self._roomy, self._compact, self._wide)
        return LeastHeights(*(form.least.height() for form in forms))

    def invalidate(self) -> None:
        """Measure the parts anew."""
        for form in (self._roomy, self._compact, self._wide):
            form.measure_anew()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Return what the roomy form usually has."""
        return self._roomy.usual

    def minimumSize(self) -> QSize:
        """Return the least width, and the least height at the present width."""
        is_wide = self.geometry().width() >= self._wide.least.width()
        form = self._wide if is_wide else self._compact
        return QSize(self._compact.least.width(), form.least.height())

    def setGeometry(self, rect: QRect) -> None:
        """Put the parts where they belong; the pad is no wider than high, or it would push them."""
        super().setGeometry(rect)
        form = self._form(rect.size())
        self._pad.setMaximumWidth(max(_LEAST_PAD, form.pad_height(rect.height())))
        form.place(rect)

    def _form(self, room: QSize) -> Form:
        """Return the form that suits a room best."""
        has_width = room.width() >= self._wide.least.width()
        if has_width and room.width() > _WIDE * room.height():
            return self._wide
        if room.height() >= self._roomy.least.height():
            return self._roomy
        return self._wide if has_width else self._compact
