"""Strip of curves: the two plots alone, below the canvas of a window without room for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from netbuilder.ui.plots.series.shown import metrics_of
from netbuilder.ui.style.icons import icon
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.throttle import Throttle
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from netbuilder.ui.plots.options import PlotsOptions
    from netbuilder.ui.plots.pair import PlotPair
    from netbuilder.ui.plots.series.gallery import Gallery
    from netbuilder.ui.trainer.trainer import Trainer

_LINES: Final = 5.5
"""Height in lines of text: a legend, the numbers of the axis, and more than two for the curves."""
_PAUSE_MILLISECONDS, _REST, _LONGEST_REST_MILLISECONDS = 100, 50, 1000
"""As for the plots' panel (`panel.py`): at most 2 % of a core."""


class CurveStrip(QFrame):
    """Shows the runs of the plots' panel, and in the manner that is chosen there.

    Whoever shows it decides when it is wanted.

    Signals:
        dismissed(): the person wants it away.
    """

    dismissed = Signal()

    def __init__(
        self, gallery: Gallery, options: PlotsOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gallery, self._options = gallery, options
        options.changed.connect(self.look_again)
        self._pair: PlotPair | None = None
        self.setAccessibleName(_("Plots"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.close_button = QToolButton(self)
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(_("Dismiss"))
        self.close_button.setToolTip(_("Dismiss"))
        self.close_button.clicked.connect(self.dismissed)
        self._throttle = Throttle(
            self._draw,
            self,
            least=_PAUSE_MILLISECONDS,
            rest=_REST,
            most=_LONGEST_REST_MILLISECONDS,
            waits=True,
        )
        self._lay_out()
        self._paint_icons()
        self.hide()

    def follow(self, trainer: Trainer) -> None:
        """Draw what comes of each training of `trainer`, once the gallery has heard of it."""
        for told in (trainer.run_started, trainer.progressed, trainer.run_ended):
            told.connect(self.look_again)

    @property
    def pair(self) -> PlotPair:
        """The two plots, made by the first who asks, as pyqtgraph takes long to import."""
        if self._pair is None:
            from netbuilder.ui.plots.pair import PlotPair

            self._pair = PlotPair(self)
            self._pair.save_height(True)
            self._row.insertWidget(0, self._pair, 1)
            self._pair.show()
        return self._pair

    @Slot()
    def look_again(self) -> None:
        """Draw what has changed, soon."""
        if self.isVisible():
            self._throttle.ask()

    def sizeHint(self) -> QSize:
        """Return a height that depends on the font alone."""
        return QSize(super().sizeHint().width(), int(_LINES * self.fontMetrics().height()))

    def hasHeightForWidth(self) -> bool:
        """Return False: legends that would like more lines get one."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the same height; the width is the canvas's matter."""
        return QSize(0, self.sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a line above the curves."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setPen(QColor(theme.border))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        painter.end()

    def _draw(self) -> None:
        shown = self._gallery.shown()
        self._options.offer_metrics(metrics_of(shown))
        self.pair.show_runs(shown, self._options.manner)
        self.pair.paint_now()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 4, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def _paint_icons(self) -> None:
        theme = theme_of(self.palette())
        self.close_button.setIcon(icon("close", colour=theme.muted, disabled=theme.border))
