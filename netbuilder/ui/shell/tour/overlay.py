"""The dimmed sheet over the window, with holes through which the real controls are used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion
from PySide6.QtWidgets import QWidget

from netbuilder.ui.shell.tour.bubble import Bubble
from netbuilder.ui.shell.tour.placing import bubble_place
from netbuilder.ui.style.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_DIM: Final = QColor(8, 12, 18, 140)
_RING: Final = 3
_ROUND: Final = 6.0
_TOLD_BY = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class TourOverlay(QWidget):
    """Lies over the whole window; what `point_at` names is seen, and takes mouse and keys."""

    def __init__(self, window: QWidget, *, steps: int) -> None:
        super().__init__(window)
        self._window = window
        self._targets: tuple[QWidget, ...] = ()
        self._watched: list[QObject] = []
        self.bubble = Bubble(self, count=steps)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.arrange)

    @property
    def holes(self) -> tuple[QRect, ...]:
        """The places of what is pointed at, in the window's pixels."""
        return tuple(
            QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
            for target in self._targets
            if target.window() is self._window and target.isVisible()
        )

    def point_at(self, targets: Sequence[QWidget]) -> None:
        """Let these be seen, from here on wherever they move."""
        self._let_go()
        self._targets = tuple(targets)
        self._watched = [self._window]
        for target in targets:
            holder: QWidget | None = target
            while holder is not None and holder is not self._window:
                self._watched.append(holder)
                holder = holder.parentWidget()
        for watched in self._watched:
            watched.installEventFilter(self)
        self.arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window, and what is pointed at."""
        if event.type() in _TOLD_BY:
            self._soon.start()
        return False

    @Slot()
    def arrange(self) -> None:
        """Lie over the window as it is now, with the bubble beside the holes."""
        self.setGeometry(self._window.rect())
        holes = self.holes
        around = QRect()
        for hole in holes:
            around = around.united(hole)
        bubble = self.bubble
        bubble.move(bubble_place(bubble.size(), room=self.rect(), around=around))
        covered = QRegion(self.rect())
        for hole in holes:
            covered = covered.subtracted(QRegion(hole))
        self.setMask(covered.united(QRegion(bubble.geometry())))
        self.raise_()
        self.update()

    def leave(self) -> None:
        """Go, and let go of everything."""
        self._soon.stop()
        self._let_go()
        self.hide()
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim all but the holes, and draw a ring around each."""
        holes = [QRectF(hole) for hole in self.holes]
        sheet, open_ = QPainterPath(), QPainterPath()
        sheet.addRect(QRectF(self.rect()))
        for hole in holes:
            open_.addRect(hole)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(sheet.subtracted(open_), _DIM)
        painter.setPen(QPen(QColor(theme_of(self.palette()).accent), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = _RING / 2
        for hole in holes:
            painter.drawRoundedRect(hole.adjusted(-half, -half, half, half), _ROUND, _ROUND)
        painter.end()

    def _let_go(self) -> None:
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
