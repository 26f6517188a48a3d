"""Loss and accuracy, side by side, live and afterwards."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPalette, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedLayout, QWidget

from netbuilder.ui.plots.figures import (
    accuracy_range,
    figures_of_live,
    figures_of_run,
    loss_range,
)
from netbuilder.ui.plots.legend import PlotLegend
from netbuilder.ui.plots.metric_plot import MetricPlot
from netbuilder.ui.theme import theme_of
from netbuilder.ui.training.live import LiveSeries
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.run import Run
    from netbuilder.ui.training.controller import TrainingController

PAUSE_MILLISECONDS = 100
"""Ten drawings a second look live; thirty take a sixth of a core from training."""
_REST = 4
"""Between two drawings lies at least so many times what the last one took."""


class PlotsPanel(QWidget):
    """Two plots that are drawn anew by a timer, only when there is something new to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: LiveSeries | Run | None = None
        self._is_dirty = False
        self.loss = MetricPlot(_("Loss"), parent=self)
        self.accuracy = MetricPlot(_("Accuracy in percent"), scale=100.0, parent=self)
        self._loss_legend = PlotLegend(write=_loss_words, parent=self)
        self._accuracy_legend = PlotLegend(write=_percent_words, parent=self)
        self._invitation = QLabel(self)
        self._pages = QStackedLayout(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._draw_if_dirty)
        self._lay_out()
        self._apply_colours()

    def follow(self, controller: TrainingController) -> None:
        """Show each training of `controller` from now on."""
        controller.run_started.connect(self.show_live)
        controller.progressed.connect(self.look_again)
        controller.run_ended.connect(self.show_run)

    @property
    def is_empty(self) -> bool:
        """Whether the invitation stands in the plots' place."""
        return self._shown is None

    @Slot(object)
    def show_live(self, live: LiveSeries) -> None:
        """Show a run that is under way; `look_again` tells that it has grown."""
        self._show(live)

    @Slot(object)
    def show_run(self, run: Run) -> None:
        """Show a run that is over."""
        self._show(run)

    @Slot()
    def clear(self) -> None:
        """Show the invitation."""
        self._show(None)

    @Slot()
    def look_again(self) -> None:
        """Draw what has come to the live run, soon; a run that is over does not grow."""
        if isinstance(self._shown, LiveSeries):
            self._draw_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._draw_if_dirty()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colours()

    def _show(self, shown: LiveSeries | Run | None) -> None:
        self._shown = shown
        self._pages.setCurrentIndex(0 if shown is None else 1)
        self._draw_soon()

    def _draw_soon(self) -> None:
        self._is_dirty = True
        if not self._pause.isActive():
            self._pause.start(PAUSE_MILLISECONDS)

    @Slot()
    def _draw_if_dirty(self) -> None:
        if not self._is_dirty or not self.isVisible():
            return
        self._is_dirty = False
        began = perf_counter()
        self._draw()
        took = round((perf_counter() - began) * 1000)
        self._pause.start(max(PAUSE_MILLISECONDS, _REST * took))

    def _draw(self) -> None:
        if self._shown is None:
            return
        shown = self._shown
        figures = figures_of_live(shown) if isinstance(shown, LiveSeries) else figures_of_run(shown)
        self.loss.show_figures(figures.loss, epochs=figures.epochs, ends=loss_range(figures.loss))
        self.accuracy.show_figures(
            figures.accuracy, epochs=figures.epochs, ends=accuracy_range(figures.accuracy)
        )
        self.loss.show_notice(figures.reason)
        self._loss_legend.show_figures(figures.loss)
        self._accuracy_legend.show_figures(figures.accuracy)

    def _lay_out(self) -> None:
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setWordWrap(True)
        self._invitation.setText(
            _("Press Train and watch the network learn:\nloss is to fall, accuracy to rise.")
        )
        plots = QWidget(self)
        grid = QGridLayout(plots)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, (legend, plot) in enumerate(
            ((self._loss_legend, self.loss), (self._accuracy_legend, self.accuracy))
        ):
            grid.addWidget(legend, 0, column)
            grid.addWidget(plot, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        self._pages.addWidget(self._invitation)
        self._pages.addWidget(plots)

    def _apply_colours(self) -> None:
        theme = theme_of(self.palette())
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.muted))
        self._invitation.setPalette(palette)


def _loss_words(loss: float) -> str:
    return f"{loss:.3g}" if abs(loss) < 1000 else f"{loss:.2e}"


def _percent_words(share: float) -> str:
    return _("{number} %").format(number=f"{share * 100:.1f}")
