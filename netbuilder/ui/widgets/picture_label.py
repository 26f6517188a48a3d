"""Small picture of values with words below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.array_image import image_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class PictureLabel(QWidget):
    """Shows values (two axes) between paper and ink, as large as a square of `side` allows.

    Negative ones take a colour of their own. `captions` are all that it will say, so that another
    one moves nothing.
    """

    def __init__(
        self,
        caption: str,
        *,
        side: int = 84,
        captions: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._caption = caption
        self._captions = captions
        self._numbers: NDArray[np.float32] | None = None
        self._mark: QRectF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(caption)

    @property
    def numbers(self) -> NDArray[np.float32] | None:
        """Values that are shown."""
        return self._numbers

    @property
    def caption(self) -> str:
        """The words below."""
        return self._caption

    def say(self, caption: str) -> None:
        """Write other words below."""
        self._caption = caption
        self.setAccessibleName(caption)
        self.updateGeometry()
        self.update()

    def show_numbers(
        self, numbers: NDArray[np.float32] | None, *, mark: QRectF | None = None
    ) -> None:
        """Show other values, or none; `mark` is outlined, as shares of the picture."""
        self._numbers, self._mark = numbers, mark
        self.update()

    def sizeHint(self) -> QSize:
        """Return the picture with its line of words."""
        metrics = self.fontMetrics()
        words = max(map(metrics.horizontalAdvance, (self._caption, *self._captions))) + 4
        return QSize(max(self._side, words), self._side + metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is small already."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint picture, mark and words."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        square = QRectF((self.width() - self._side) / 2, 0, self._side, self._side)
        painter.fillRect(square, QColor(theme.paper))
        numbers = self._numbers
        if numbers is not None and numbers.size:
            height, width = numbers.shape
            factor = self._side / max(height, width)
            size = (width * factor, height * factor)
            place = QRectF(square.center().x() - size[0] / 2, (self._side - size[1]) / 2, *size)
            painter.drawImage(place, image_of(numbers, theme))
            if self._mark is not None:
                painter.setPen(QPen(QColor(theme.accent), 1.4, Qt.PenStyle.DashLine))
                left, top = place.left(), place.top()
                painter.drawRect(
                    QRectF(
                        left + self._mark.left() * size[0],
                        top + self._mark.top() * size[1],
                        self._mark.width() * size[0],
                        self._mark.height() * size[1],
                    )
                )
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor(theme.muted))
        words = QRectF(0, self._side, self.width(), self.fontMetrics().lineSpacing())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._caption)
