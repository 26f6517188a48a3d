"""View of the network's input: the 28×28 image, enlarged."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netbuilder.data.framing import SIDE, empty_image
from netbuilder.ui.style.theme import theme_of
from netbuilder.words import _

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_GREYS = 256
_GAP = 8
_USUAL_SCALE = 3
_LABELLED = 2 * SIDE
"""Least side of an image beside its caption; a smaller one has the room to itself."""


class NetworkView(QWidget):
    """A 28×28 image in whole screen pixels per pixel, never smoothed.

    Its caption stands with it where there is room for both.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = empty_image()
        self._caption = _("network input")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(_("Network input"))
        self.setToolTip(_("Network input"))
        self.setAccessibleDescription(
            _("The drawing as the network receives it: an image of 28 by 28 pixels")
        )

    @property
    def image(self) -> NDArray[np.uint8]:
        """The image shown."""
        return self._image

    def show_image(self, image: NDArray[np.uint8]) -> None:
        """Show a 28×28 image, ink 255 on 0."""
        self._image = image
        self.update(self._places()[0].adjusted(-1, -1, 1, 1))

    def sizeHint(self) -> QSize:
        """Return a size at which single pixels can be told apart."""
        side = SIDE * _USUAL_SCALE + 2
        return QSize(side + _GAP + self._word_width(), side)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which the digit can be read."""
        return QSize(SIDE + 2, SIDE + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the image in the theme's ink and paper, and the caption."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        image, caption, flags = self._places()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(image, self._tinted(QColor(theme.paper), QColor(theme.ink)))
        painter.setPen(QColor(theme.border))
        painter.drawRect(image.adjusted(-1, -1, 0, 0))
        if event.rect().intersects(caption):
            painter.setPen(QColor(theme.muted))
            painter.drawText(caption, flags | Qt.TextFlag.TextWordWrap, self._caption)

    def _places(self) -> tuple[QRect, QRect, Qt.AlignmentFlag]:
        """Return the places of image and caption, and how the caption is aligned.

        The caption stands beside the image or under it, whichever leaves more room for the image,
        or nowhere.
        """
        align = Qt.AlignmentFlag
        line = self.fontMetrics().height() + _GAP
        beside = self._side(self.width() - self._word_width() - _GAP, self.height())
        below = self._side(self.width(), self.height() - line)
        if max(beside, below) < _LABELLED:
            alone = self._side(self.width(), self.height())
            left, top = (self.width() - alone) // 2, (self.height() - alone) // 2
            return QRect(left, top, alone, alone), QRect(), align.AlignHCenter
        if beside > below:
            image = QRect(1, 1, beside, beside)
            caption = QRect(beside + _GAP, 0, self.width() - beside - _GAP, beside + 2)
            return image, caption, align.AlignLeft | align.AlignVCenter
        top = max(1, (self.height() - below - line) // 2)
        image = QRect((self.width() - below) // 2, top, below, below)
        caption = QRect(0, top + below + _GAP, self.width(), line)
        return image, caption, align.AlignHCenter | align.AlignTop

    def _side(self, width: int, height: int) -> int:
        """Return the largest side within these whose screen pixels per pixel are whole."""
        ratio = self.devicePixelRatioF()
        scale = max(1, int((min(width, height) - 2) * ratio) // SIDE)
        return round(SIDE * scale / ratio)

    def _tinted(self, paper: QColor, ink: QColor) -> QImage:
        image = QImage(
            self._image.tobytes(), SIDE, SIDE, SIDE, QImage.Format.Format_Indexed8
        ).copy()
        image.setColorTable(_table(paper.rgb(), ink.rgb()))
        return image

    def _word_width(self) -> int:
        words = self._caption.split()
        return max(self.fontMetrics().horizontalAdvance(word) for word in words) + 2


@lru_cache(maxsize=4)
def _table(paper: int, ink: int) -> list[int]:
    """Return the colour of each grey between paper and ink; a pen asks 60 times a second."""
    one, other = QColor(paper), QColor(ink)
    return [_mixed(one, other, grey / (_GREYS - 1)) for grey in range(_GREYS)]


def _mixed(one: QColor, other: QColor, share: float) -> int:
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    ).rgb()
