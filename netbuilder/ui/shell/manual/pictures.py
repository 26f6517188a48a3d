"""Pictures of help pages: a block at work, the curve of a function or of a schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.catalogue import catalogue
from netbuilder.project.curves import activation_curve, schedule_curve
from netbuilder.project.manual.examples import example_of
from netbuilder.project.manual.page import Chapter
from netbuilder.project.plan import Plan
from netbuilder.project.plan.schedules import Schedule
from netbuilder.ui.shell.manual.block_picture import SIZE, paint_block
from netbuilder.ui.widgets.curve_picture import curve_pixmap
from netbuilder.ui.widgets.pixmaps import blank_pixmap

if TYPE_CHECKING:
    from netbuilder.project.curves import Curve
    from netbuilder.project.manual.page import Page
    from netbuilder.ui.style.theme import Theme

_CURVE: Final = QSize(300, 180)


def picture_of(page: Page, theme: Theme, *, ratio: float = 1.0) -> QPixmap | None:
    """Return the picture of a page in the colours of a theme; None where it has none."""
    kind = catalogue().get(page.name) if page.chapter is Chapter.BLOCK else None
    example = None if kind is None else example_of(kind)
    if example is not None:
        pixmap = blank_pixmap(SIZE, ratio=ratio)
        painter = QPainter(pixmap)
        paint_block(painter, example, theme)
        painter.end()
        return pixmap
    curve = _curve_of(page)
    if curve is None:
        return None
    return curve_pixmap(curve, theme, size=_CURVE, ratio=ratio)


def _curve_of(page: Page) -> Curve | None:
    match page.chapter:
        case Chapter.ACTIVATION:
            return activation_curve(ActivationFunction(page.name))
        case Chapter.SCHEDULE:
            return schedule_curve(Plan(schedule=Schedule(page.name)))
        case _:
            return None
