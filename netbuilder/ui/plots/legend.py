"""What the curves of a plot are, and where they stand now."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from netbuilder.ui.plots.colours import faint
from netbuilder.ui.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.ui.plots.figures import MetricFigures


_GAP = "&nbsp;" * 4 + " "
_DOT, _LINE = "\N{BLACK CIRCLE}", "\N{BOX DRAWINGS HEAVY HORIZONTAL}"


class PlotLegend(QLabel):
    """Each curve's sign in its colour, its name and its newest figure."""

    def __init__(self, *, write: Callable[[float], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._write = write
        self._figures: MetricFigures | None = None
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self._update_text()

    def show_figures(self, figures: MetricFigures) -> None:
        """Write the newest figures."""
        self._figures = figures
        self._update_text()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._update_text()

    def _update_text(self) -> None:
        if self._figures is None:
            return
        theme = theme_of(self.palette())
        validation = self._figures.validation.last
        parts = [self._entry(_DOT, theme.training, _("training"), self._figures.training.last)]
        if validation is not None:
            parts.append(self._entry(_DOT, theme.validation, _("validation"), validation))
        parts.append(self._entry(_LINE, faint(theme).name(), _("each step"), None))
        self.setText(_GAP.join(parts))

    def _entry(self, sign: str, colour: str, name: str, figure: float | None) -> str:
        muted = theme_of(self.palette()).muted
        number = "" if figure is None or not math.isfinite(figure) else self._write(figure)
        words = f"{name} <b>{number}</b>" if number else name
        return (
            f'<span style="color:{colour}">{sign}</span>&nbsp;'
            f'<span style="color:{muted}">{words.replace(" ", "&nbsp;")}</span>'
        )
