"""The sample drawings as the network receives them, and what it reads each as."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from netbuilder.data.framing import ALL_STEPS
from netbuilder.data.grey import as_shares
from netbuilder.files.sample_drawings import SampleDrawing, sample_drawings
from netbuilder.ui.insight.drawing.lesson import framed_samples
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.array_image import image_of
from netbuilder.ui.widgets.quiet_label import QuietLabel
from netbuilder.words import N_, NO_FIGURE, _

if TYPE_CHECKING:
    from netbuilder.data.framing import Steps
    from netbuilder.ui.insight.drawing.lesson import Readings

_SIDE: Final = 44
_GAP: Final = 8
_LEAST_COLUMNS: Final = 5
_STYLES: Final = {
    "small": N_("A {digit}, drawn small"),
    "thin": N_("A {digit}, drawn with a thin pen"),
    "thick": N_("A {digit}, drawn with a thick pen"),
    "off-centre": N_("A {digit}, drawn off-centre"),
    "tilted": N_("A {digit}, drawn tilted"),
}


class Samples(QWidget):
    """The pictures with their digits and, where it is another one, the digit that is read.

    Signals:
        chosen(drawing): a `Drawing` is to be put onto the pad: it was clicked, or Enter pressed.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = ALL_STEPS
        self._readings: Readings = ()
        self.sheet = _Sheet(self)
        self.sheet.itemClicked.connect(self._on_chosen)
        self.sheet.itemActivated.connect(self._on_chosen)
        words = QuietLabel(
            _(
                "Chosen because they need the steps: small, off-centre, tilted, drawn with a thin "
                "or a thick pen. Click one to put it on the pad."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(words)
        column.addWidget(self.sheet)
        column.addStretch(1)

    @property
    def captions(self) -> list[str]:
        """The words below the pictures."""
        return [self.sheet.item(place).text() for place in range(self.sheet.count())]

    def show_readings(self, steps: Steps, readings: Readings) -> None:
        """Show the drawings framed by these steps, and what each is read as, if that is known."""
        if (steps, readings) != (self._steps, self._readings) or not self.sheet.count():
            self._steps, self._readings = steps, readings
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.sheet.count():
            self._show()

    def _show(self) -> None:
        readings = self._readings or [sample.digit for sample in sample_drawings()]
        rows = zip(sample_drawings(), framed_samples(self._steps), readings, strict=True)
        theme = theme_of(self.palette())
        for place, (sample, image, read) in enumerate(rows):
            item = self.sheet.item(place) or QListWidgetItem(self.sheet)
            item.setIcon(self.sheet.icon_of(image_of(as_shares(image), theme)))
            is_wrong = read != sample.digit
            item.setText(_caption(sample.digit, read) if is_wrong else str(sample.digit))
            item.setForeground(QBrush(QColor(theme.error if is_wrong else theme.text)))
            words = _words(sample, read)
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(sample_drawings()[self.sheet.row(item)].drawing)


class _Sheet(QListWidget):
    """Pictures in as many columns as there is room for, as high as all of them are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Sample drawings"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def icon_of(self, image: QImage) -> QIcon:
        """Return an image as an icon, sharp on this screen."""
        side = round(_SIDE * self.devicePixelRatioF())
        smooth = Qt.TransformationMode.SmoothTransformation
        keep = Qt.AspectRatioMode.KeepAspectRatio
        picture = QPixmap.fromImage(image).scaled(side, side, keep, smooth)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        return QIcon(picture)

    def minimumSizeHint(self) -> QSize:
        """Return the width of some columns; the height follows from the width."""
        return QSize(_LEAST_COLUMNS * self._cell().width() + 2, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as all of the pictures, so that the page scrolls and the list never does."""
        super().resizeEvent(event)
        cell = self._cell()
        self.setGridSize(cell)
        columns = max(1, (event.size().width() - 1) // cell.width())
        self.setFixedHeight(math.ceil(len(sample_drawings()) / columns) * cell.height())

    def _cell(self) -> QSize:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(_caption(8, 8))
        return QSize(max(_SIDE, words) + _GAP, _SIDE + metrics.lineSpacing() + _GAP)


def _caption(digit: int, read: int | None) -> str:
    return _("{digit} → {read}").format(digit=digit, read=NO_FIGURE if read is None else read)


def _words(sample: SampleDrawing, read: int | None) -> str:
    """Return what a drawing is, in a sentence, with what it is read as if that is another digit."""
    words = _(_STYLES[sample.style]).format(digit=sample.digit)
    if read is None:
        return _("{drawing}: not recognized").format(drawing=words)
    if read != sample.digit:
        return _("{drawing}: read as {digit}").format(drawing=words, digit=read)
    return words
