"""Loss and a metric side by side: one time axis, one crosshair, legends above."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QWidget

from netbuilder.project.metric import LOSS, Metric
from netbuilder.ui.plots.axes.frame import Frame, Span
from netbuilder.ui.plots.axes.gestures import PlotGestures
from netbuilder.ui.plots.curves.metric_plot import MetricPlot
from netbuilder.ui.plots.curves.reading import Place, beside, nearest
from netbuilder.ui.plots.legend.entries import plot_entries, run_entries
from netbuilder.ui.plots.legend.legend import PlotLegend
from netbuilder.ui.plots.sentence import plain_sentence
from netbuilder.ui.plots.series.ranges import log_loss_range, loss_range, metric_range
from netbuilder.ui.plots.series.shown import Manner, Shown, focused, metric_of
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from netbuilder.ui.style.theme import Theme

_ROOM_FOR_POINT = 1.015
_LEAST_STEPS = 4.0
_LEAST_SHARE = 1e-5
_FURTHER = 10.0


class PlotPair(QWidget):
    """The two plots, which follow the runs until the person zooms or pans.

    Signals:
        followed(is_following): whether all of the runs is seen, and what comes.
    """

    followed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Shown, ...] = ()
        self._manner = Manner()
        self._x: Span | None = None
        self._y: dict[Metric, Span] = {}
        self._place: Place | None = None
        self._paper: Theme | None = None
        self._fulls: dict[Metric, tuple[object, Frame]] = {}
        self.loss = MetricPlot(LOSS, parent=self)
        self.score = MetricPlot(metric_of(()), parent=self)
        self.names = PlotLegend(self)
        self.legends = {plot: PlotLegend(self) for plot in self.plots}
        self.sentence = plain_label(parent=self)
        self.sentence.setWordWrap(True)
        self.sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        for plot in self.plots:
            self._connect(plot)

    @property
    def plots(self) -> tuple[MetricPlot, MetricPlot]:
        """Both plots, left to right."""
        return self.loss, self.score

    @property
    def is_following(self) -> bool:
        """True while nobody has zoomed."""
        return self._x is None and not self._y

    @property
    def place(self) -> Place | None:
        """Place of the crosshair."""
        return self._place

    def show_runs(self, shown: tuple[Shown, ...], manner: Manner) -> None:
        """Draw these runs; where the person zoomed, that part stays."""
        if manner.is_log != self._manner.is_log:
            self._y.pop(LOSS, None)
        self._shown, self._manner = shown, manner
        self._show_metric(metric_of(shown, manner.metric))
        for plot in self.plots:
            plot.show_runs(shown, self._manner_of(plot), self._frame_of(plot))
        self._show_words()
        if self._place is not None:
            self._show_place(self._place)

    def _show_metric(self, metric: Metric) -> None:
        """Show this metric beside the loss; what was zoomed into was another's."""
        if metric != self.score.measure:
            self._y.pop(self.score.measure, None)
            self.score.show_metric(metric)

    def paint_now(self) -> None:
        """Paint what has changed without waiting, so that it can be known how long that takes.

        A `repaint` would paint all of it, and again what the scenes tell of later.
        """
        for plot in self.plots:
            plot.settle()
        QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest)

    def draw_on_paper(self, theme: Theme, other: PlotPair, *, ratio: float) -> None:
        """Show what another pair shows, for a picture with `ratio` pixels in place of one."""
        self._paper = theme
        for plot in self.plots:
            plot.draw_on_paper(theme, ratio=ratio)
        for legend in (self.names, *self.legends.values()):
            legend.draw_on_paper(theme)
        self._x, self._y = other._x, dict(other._y)
        self.show_runs(other._shown, other._manner)

    @Slot()
    def follow(self) -> None:
        """Show all, and what comes."""
        self._x, self._y = None, {}
        self._show_frames()
        self.followed.emit(True)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_words()

    def _connect(self, plot: MetricPlot) -> None:
        gestures = PlotGestures(plot)
        gestures.framed.connect(partial(self.show_frame, plot))
        gestures.pointed.connect(partial(self.show_pointer, plot))
        gestures.stepped.connect(partial(self._on_stepped, plot))
        gestures.reset.connect(self.follow)

    def show_frame(self, plot: MetricPlot, frame: Frame) -> None:
        """Show the part that the person asked for, as far as there is anything to see."""
        if not self._shown:
            return
        full = self._full(plot)
        was, frame = plot.frame, self._within(frame, full)
        if frame.x != was.x:
            self._x = frame.x
        if frame.y != was.y:
            self._y[plot.measure] = frame.y
        self._show_frames()
        self.followed.emit(self.is_following)

    def show_pointer(self, plot: MetricPlot, point: QPointF | None) -> None:
        """Put the crosshair to what is nearest to a point of the plane, or away."""
        per_pixel = plot.per_pixel().x()
        found = None if point is None else nearest(self._shown, point.x(), per_pixel=per_pixel)
        self._show_place(found)

    def _on_stepped(self, plot: MetricPlot, forward: bool) -> None:
        per_pixel, seen = plot.per_pixel().x(), plot.frame.x
        if self._place is None:
            start = seen.low if forward else seen.high
            found = nearest(self._shown, start, per_pixel=per_pixel)
        else:
            found = beside(self._shown, self._place, forward=forward, per_pixel=per_pixel)
        if found is not None:
            self._show_place(found)

    def _show_place(self, place: Place | None) -> None:
        self._place = place
        for plot in self.plots:
            plot.show_place(place)

    def _show_frames(self) -> None:
        for plot in self.plots:
            plot.show_frame(self._frame_of(plot), is_log=self._manner_of(plot).is_log)

    def _show_words(self) -> None:
        theme = self._paper or theme_of(self.palette())
        self.names.show_entries(run_entries(self._shown, theme))
        self.names.setVisible(self._paper is not None or len(self._shown) > 1)
        for plot in self.plots:
            manner = self._manner_of(plot)
            entries = plot_entries(self._shown, metric=plot.measure, manner=manner, theme=theme)
            self.legends[plot].show_entries(entries)
        words = plain_sentence(focused(self._shown), self.score.measure)
        self.sentence.setText(words)
        self.sentence.setVisible(bool(words))

    def _manner_of(self, plot: MetricPlot) -> Manner:
        """Return how a plot is drawn: only losses are told by their logarithm."""
        if plot is self.loss:
            return self._manner
        return Manner(smoothing=self._manner.smoothing)

    def _full(self, plot: MetricPlot) -> Frame:
        """Return the part that shows all, found anew only when there is more to see."""
        known = tuple((one.figures, one.figures.version) for one in self._shown)
        key = known, self._manner.is_log
        found = self._fulls.get(plot.measure)
        if found is None or found[0] != key:
            found = self._fulls[plot.measure] = key, self._find_full(plot)
        return found[1]

    def _find_full(self, plot: MetricPlot) -> Frame:
        reach = max((one.figures.reach for one in self._shown), default=1.0)
        found = [one.figures.metric(plot.measure) for one in self._shown]
        if plot is self.score:
            ends = metric_range(found, plot.measure)
        else:
            ends = log_loss_range(found) if self._manner.is_log else loss_range(found)
        return Frame(Span(0.0, reach * _ROOM_FOR_POINT), Span(*ends))

    def _frame_of(self, plot: MetricPlot) -> Frame:
        if self._x is not None and plot.measure in self._y:
            return Frame(self._x, self._y[plot.measure])
        full = self._full(plot)
        return Frame(self._x or full.x, self._y.get(plot.measure, full.y))

    def _within(self, frame: Frame, full: Frame) -> Frame:
        run = focused(self._shown)
        steps = max(1, run.figures.steps) if run is not None else 1
        least = min(full.x.size, full.x.size * _LEAST_STEPS / steps)
        bounds = Span(full.y.low - full.y.size, full.y.high + _FURTHER * full.y.size)
        return Frame(
            frame.x.within(full.x, least=least),
            frame.y.within(bounds, least=full.y.size * _LEAST_SHARE),
        )

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 2, 12, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.names, 0, 0, 1, 2)
        for column, plot in enumerate(self.plots):
            alignment = Qt.AlignmentFlag.AlignTop
            grid.addWidget(self.legends[plot], 1, column, alignment)
            grid.addWidget(plot, 2, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.sentence, 3, 0, 1, 2)
        grid.setRowStretch(2, 1)
