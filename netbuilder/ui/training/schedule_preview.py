"""A small picture of the learning rate over the epochs of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.project.plan.schedules import Schedule
from netbuilder.project.schedule import learning_rates
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _, grouped, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.project.plan import Plan
    from netbuilder.ui.style.theme import Theme

_HEIGHT: Final = 76
_MARGIN: Final = 8
_MOST_POINTS: Final = 400


class SchedulePreview(QWidget):
    """The rate of each epoch as a line from the first to the last; hidden where it never changes.

    Of a plateau only the training will show when it comes: there it says so.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rates: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Learning rate over the epochs"))

    @property
    def words(self) -> str:
        """Sentence on what the picture shows."""
        if not self._rates:
            return _("When the learning rate is lowered depends on the progress of the training.")
        return _("Learning rate {first} in the first epoch, {last} in epoch {epochs}").format(
            first=_short(self._rates[0]),
            last=_short(self._rates[-1]),
            epochs=grouped(len(self._rates)),
        )

    def show_plan(self, plan: Plan) -> None:
        """Show the rates of a plan."""
        self._rates = learning_rates(plan)
        self.setVisible(plan.schedule is not Schedule.CONSTANT)
        self.setToolTip(self.words)
        self.setAccessibleDescription(self.words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the form its width."""
        return QSize(0, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line with its first and its last rate, or the sentence where there is none."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.border))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        if self._rates:
            self._paint_rates(painter, theme)
        else:
            self._paint_words(painter, theme)

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(QColor(theme.muted))
        room = self.rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.words)

    def _paint_rates(self, painter: QPainter, theme: Theme) -> None:
        line = painter.fontMetrics().height()
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN + line, -_MARGIN, -_MARGIN - line)
        painter.setPen(QColor(theme.muted))
        flags = Qt.AlignmentFlag
        words = QRectF(self.rect()).adjusted(_MARGIN, 5, -_MARGIN, -5)
        painter.drawText(words, flags.AlignLeft | flags.AlignTop, _short(self._rates[0]))
        painter.drawText(words, flags.AlignRight | flags.AlignTop, _short(self._rates[-1]))
        last = _("epoch {number}").format(number=grouped(len(self._rates)))
        painter.drawText(
            words, flags.AlignLeft | flags.AlignBottom, _("epoch {number}").format(number=1)
        )
        painter.drawText(words, flags.AlignRight | flags.AlignBottom, last)
        painter.setPen(QPen(QColor(theme.accent), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_stairs(self._rates, room))


def _stairs(rates: Sequence[float], room: QRectF) -> QPolygonF:
    """Return the line of the rates, level through each epoch, from nothing up to the highest."""
    stride = max(1, len(rates) // _MOST_POINTS)
    shown = rates[::stride]
    highest, width = max(rates), room.width() / len(shown)
    points = []
    for index, rate in enumerate(shown):
        y = room.bottom() - room.height() * rate / highest
        left = room.left() + width * index
        points += [QPointF(left, y), QPointF(left + width, y)]
    return QPolygonF(points)


def _short(rate: float) -> str:
    return number(rate, ".3g")
