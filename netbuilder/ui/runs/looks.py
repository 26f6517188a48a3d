"""Looks of the cells of the table of runs in a theme: signs, colours, what stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from netbuilder.project.run import RunStatus
from netbuilder.ui.runs.cells import RIGHT_ALIGNED, Column
from netbuilder.ui.style.icons import icon
from netbuilder.ui.style.run_colours import run_colour
from netbuilder.ui.style.verdict_colours import verdict_colour
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.runs.cells import Row
    from netbuilder.ui.style.theme import Theme

SIGN: Final = QSize(18, 18)
_SWATCH: Final = 64
_Role = Qt.ItemDataRole
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class Looks:
    """Answers Qt's questions about a cell that are not about its words."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[str, str], QIcon] = {}

    def of(self, row: Row, column: Column, role: int, *, order: int, is_best: bool) -> object:
        """Return how a cell looks; `order` is the run's place in the document, from 0."""
        if role == _Role.DecorationRole:
            return self._sign(row, column, order)
        if role == _Role.TextAlignmentRole:
            return _alignment(column)
        if role == _Role.ForegroundRole:
            return self._colour(row, column)
        if role == _Role.FontRole and is_best:
            font = QFont()
            font.setBold(True)
            return font
        if role == _Role.AccessibleTextRole:
            return _spoken(row, column)
        return None

    def of_heading(self, column: Column, role: int) -> object:
        """Return how a heading looks; the two narrow columns have a sign in the place of words."""
        if role == _Role.DecorationRole and column is Column.SHOWN:
            return self._icon("eye", self._theme.muted)
        if role == _Role.DecorationRole and column is Column.STAR:
            return self._icon("star", self._theme.muted)
        return _alignment(column) if role == _Role.TextAlignmentRole else None

    def _sign(self, row: Row, column: Column, order: int) -> QIcon | None:
        run, theme = row.run, self._theme
        if column is Column.SHOWN:
            return self._icon(*(("eye-off", theme.muted) if run.hidden else ("eye", theme.text)))
        if column is Column.STAR:
            starred = ("star-full", theme.warning)
            return self._icon(*(starred if run.starred else ("star", theme.border)))
        if column is Column.NAME:
            return self._swatch(run_colour(run.colour, order=order, theme=theme).name())
        if column is Column.TEST and run.status is RunStatus.FAILED and not row.is_live:
            return self._icon("error", theme.error)
        return None

    def _icon(self, name: str, colour: str) -> QIcon:
        key = (name, colour)
        if key not in self._made:
            made = icon(name, colour=colour, disabled=self._theme.border)
            self._made[key] = _as_selected(made)
        return self._made[key]

    def _swatch(self, colour: str) -> QIcon:
        key = ("", colour)
        if key not in self._made:
            self._made[key] = _as_selected(_dot(colour))
        return self._made[key]

    def _colour(self, row: Row, column: Column) -> QColor | None:
        if column is Column.TEST and row.run.status is RunStatus.FAILED and not row.is_live:
            return QColor(self._theme.error)
        if column is Column.VERDICT and row.verdict is not None and not row.run.hidden:
            return QColor(verdict_colour(row.verdict.severity, self._theme))
        return QColor(self._theme.muted) if row.run.hidden else None


def _as_selected(sign: QIcon) -> QIcon:
    """Return a sign that keeps its colours in a selected row, which Qt would tint."""
    for size in sign.availableSizes():
        sign.addPixmap(sign.pixmap(size), QIcon.Mode.Selected)
    return sign


def _dot(colour: str) -> QIcon:
    pixmap = QPixmap(_SWATCH, _SWATCH)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    inset = _SWATCH / 6
    painter.drawEllipse(QRectF(0, 0, _SWATCH, _SWATCH).adjusted(inset, inset, -inset, -inset))
    painter.end()
    return QIcon(pixmap)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    if column in RIGHT_ALIGNED:
        return Qt.AlignmentFlag.AlignRight | _MIDDLE
    if column in (Column.SHOWN, Column.STAR):
        return Qt.AlignmentFlag.AlignCenter
    return Qt.AlignmentFlag.AlignLeft | _MIDDLE


def _spoken(row: Row, column: Column) -> str | None:
    if column is Column.SHOWN:
        return _("hidden") if row.run.hidden else _("shown in the plots")
    if column is Column.STAR:
        return _("starred") if row.run.starred else _("not starred")
    return None


def mixed(ground: str, colour: str, *, share: float) -> QColor:
    """Return `ground` with this share of `colour` in it."""
    below, above = QColor(ground), QColor(colour)
    parts = (
        (below.red(), above.red()),
        (below.green(), above.green()),
        (below.blue(), above.blue()),
    )
    return QColor(*(round(one + (other - one) * share) for one, other in parts))
