"""The plots as a picture for a report: on white, whatever the theme of the window."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from netbuilder.project.metric_words import title_of
from netbuilder.ui.plots.pair import PlotPair
from netbuilder.ui.style.theme import LIGHT, palette_of
from netbuilder.ui.widgets import picture_file
from netbuilder.ui.widgets.picture_file import RATIO
from netbuilder.words import all_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QPainter

SIZE: Final = QSize(1200, 460)
_PAPER: Final = replace(LIGHT, window="#ffffff")


def write_png(pair: PlotPair, path: Path) -> None:
    """Write what `pair` shows, `SIZE` in twice as many pixels each way.

    Raises:
        OSError: It cannot be written.
    """
    with _sheet(pair, ratio=RATIO) as sheet:
        picture_file.write_png(path, SIZE, partial(_paint, sheet))


def write_svg(pair: PlotPair, path: Path) -> None:
    """Write what `pair` shows as lines and words, which stay sharp at any size.

    Raises:
        OSError: It cannot be written.
    """
    title = all_of(title_of(plot.measure) for plot in pair.plots)
    with _sheet(pair, ratio=1.0) as sheet:
        picture_file.write_svg(
            path, SIZE, partial(_paint, sheet), title=title, resolution=pair.logicalDpiX()
        )


@contextmanager
def _sheet(pair: PlotPair, *, ratio: float) -> Iterator[PlotPair]:
    """Yield plots like those of `pair` that are laid out but never seen."""
    sheet = PlotPair()
    sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    sheet.setPalette(palette_of(_PAPER))
    sheet.resize(SIZE)
    sheet.show()
    sheet.draw_on_paper(_PAPER, pair, ratio=ratio)
    layout = sheet.layout()
    if layout is not None:
        layout.activate()
    try:
        yield sheet
    finally:
        sheet.hide()
        sheet.deleteLater()


def _paint(sheet: PlotPair, painter: QPainter) -> None:
    sheet.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
