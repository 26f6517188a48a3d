"""Loss and a metric side by side: one time axis, one crosshair, legends above."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from netbuilder.project.metric import LOSS, Metric
from netbuilder.ui.plots.axes.gestures import PlotGestures
from netbuilder.ui.plots.curves.accessible_plot import PlotDescription
from netbuilder.ui.plots.curves.metric_plot import MetricPlot
from netbuilder.ui.plots.curves.reading import Place, nearest
from netbuilder.ui.plots.curves.spoken import spoken
from netbuilder.ui.plots.curves.stepping import further, outermost
from netbuilder.ui.plots.outside_button import OutsideButton, sentences_outside
from netbuilder.ui.plots.series.shown import Manner, Shown, metric_of
from netbuilder.ui.plots.words import PlotWords
from netbuilder.ui.plots.zoom import Zoom
from netbuilder.ui.widgets.announcement import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from netbuilder.ui.plots.axes.frame import Frame
    from netbuilder.ui.style.theme import Theme


_MARGINS: Final = QMargins(12, 2, 12, 8)
_LOW_MARGINS: Final = QMargins(12, 0, 12, 2)
_SPACING, _LOW_SPACING = 4, 1


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
        self._zoom = Zoom()
        self._place: Place | None = None
        self._paper: Theme | None = None
        self.loss = MetricPlot(LOSS, parent=self)
        self.score = MetricPlot(metric_of(()), parent=self)
        self._words = PlotWords(self.plots, self)
        self.names, self.legends = self._words.names, self._words.legends
        self.sentence = self._words.sentence
        self.outside = OutsideButton(self)
        self.outside.toggled.connect(self._on_outside_toggled)
        self._lay_out()
        for plot in self.plots:
            PlotDescription(plot)
            self._connect(plot)

    @property
    def plots(self) -> tuple[MetricPlot, MetricPlot]:
        """Both plots, left to right."""
        return self.loss, self.score

    @property
    def is_following(self) -> bool:
        """True while nobody has zoomed."""
        return self._zoom.is_following

    @property
    def place(self) -> Place | None:
        """Place of the crosshair."""
        return self._place

    def show_runs(self, shown: tuple[Shown, ...], manner: Manner) -> None:
        """Draw these runs; where the person zoomed, that part stays."""
        self._shown, self._manner = shown, manner
        self._zoom.take(shown, manner)
        self._show_metric(metric_of(shown, manner.metric))
        for plot in self.plots:
            plot.show_runs(shown, self._manner_of(plot), self._zoom.frame_of(plot.measure))
        self._show_words()
        if self._place is not None:
            self._show_place(self._place)

    def _show_metric(self, metric: Metric) -> None:
        """Show this metric beside the loss; what was zoomed into was another's."""
        if metric != self.score.measure:
            self._zoom.forget(self.score.measure)
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
        self._words.draw_on_paper(theme)
        self._zoom.copy_from(other._zoom)
        self.show_runs(other._shown, other._manner)

    def save_height(self, is_low: bool) -> None:
        """Let each legend be a line that says what is plotted, in place of the axis."""
        if is_low != self._words.saves_height:
            self._words.saves_height = is_low
            for plot in self.plots:
                plot.show_name(not is_low)
            self._grid.setContentsMargins(_LOW_MARGINS if is_low else _MARGINS)
            self._grid.setVerticalSpacing(_LOW_SPACING if is_low else _SPACING)
            self._show_words()

    @Slot()
    def follow(self) -> None:
        """Show all, and what comes."""
        self._zoom.follow()
        self._show_frames()
        self.followed.emit(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new height."""
        super().resizeEvent(event)
        self._share_height()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_words()

    def _connect(self, plot: MetricPlot) -> None:
        gestures = PlotGestures(plot, has_height=lambda: self._zoom.has_height(plot.measure))
        gestures.framed.connect(partial(self.show_frame, plot))
        gestures.zoomed.connect(partial(self._on_zoomed, plot))
        gestures.pointed.connect(partial(self.show_pointer, plot))
        gestures.stepped.connect(partial(self._on_stepped, plot))
        gestures.ended.connect(partial(self._on_ended, plot))
        gestures.reset.connect(self.follow)

    def show_frame(self, plot: MetricPlot, frame: Frame) -> None:
        """Show the part that the person asked for, as far as there is anything to see."""
        self._zoom.show_frame(plot.measure, frame)
        self._show_frames()
        self.followed.emit(self.is_following)

    def _on_zoomed(self, plot: MetricPlot, factor: float) -> None:
        """Zoom about the crosshair, or where there is none about the middle."""
        seen = plot.frame.x
        around = seen.low + seen.size / 2 if self._place is None else self._place.x
        self.show_frame(plot, plot.frame.zoomed(factor, x=around, y=None))

    def show_pointer(self, plot: MetricPlot, point: QPointF | None) -> None:
        """Put the crosshair to what is nearest to a point of the plane, or away."""
        per_pixel = plot.per_pixel().x()
        found = None if point is None else nearest(self._shown, point.x(), per_pixel=per_pixel)
        self._show_place(found)

    def _on_stepped(self, plot: MetricPlot, count: int) -> None:
        per_pixel, seen = plot.per_pixel().x(), plot.frame.x
        self._step_to(
            plot, further(self._shown, self._place, count=count, seen=seen, per_pixel=per_pixel)
        )

    def _on_ended(self, plot: MetricPlot, is_last: bool) -> None:
        per_pixel = plot.per_pixel().x()
        self._step_to(plot, outermost(self._shown, is_last=is_last, per_pixel=per_pixel))

    def _step_to(self, plot: MetricPlot, found: Place | None) -> None:
        """Put the crosshair to a place, in sight, and say what `plot` shows there."""
        if found is None:
            return
        self._zoom.keep_in_sight(found.x)
        self._show_frames()
        self._show_place(found)
        if plot.crosshair.reading is not None:
            announce(plot, spoken(plot.crosshair.reading, plot.measure), at_once=True)

    def _show_place(self, place: Place | None) -> None:
        self._place = place
        for plot in self.plots:
            plot.show_place(place)

    def _show_frames(self) -> None:
        for plot in self.plots:
            frame = self._zoom.frame_of(plot.measure)
            plot.show_frame(frame, is_log=self._manner_of(plot).is_log)

    @Slot(bool)
    def _on_outside_toggled(self, is_shown: bool) -> None:
        self._zoom.shows_all = is_shown
        self._show_frames()
        self._show_words()

    def _show_words(self) -> None:
        manners = {plot: self._manner_of(plot) for plot in self.plots}
        self._words.show_runs(self._shown, manners, besides=self._tell_outside())
        self._share_height()

    def _share_height(self) -> None:
        room = self._grid.contentsRect()
        self._words.take_height(room.height(), width=room.width())

    def _tell_outside(self) -> list[str]:
        """Tell of the runs that the axes leave out: with a button, on paper in sentences."""
        found = {plot.measure: self._zoom.outside(plot.measure) for plot in self.plots}
        if self._paper is None:
            self.outside.show_outside(found)
            return []
        return [] if self._zoom.shows_all else sentences_outside(found)

    def _manner_of(self, plot: MetricPlot) -> Manner:
        """Return how a plot is drawn: only losses are told by their logarithm."""
        if plot is self.loss:
            return self._manner
        return Manner(smoothing=self._manner.smoothing)

    def _lay_out(self) -> None:
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(_MARGINS)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(_SPACING)
        line = QHBoxLayout()
        line.addWidget(self.names, 1)
        line.addWidget(self.outside)
        grid.addLayout(line, 0, 0, 1, 2)
        for column, plot in enumerate(self.plots):
            alignment = Qt.AlignmentFlag.AlignTop
            grid.addWidget(self.legends[plot], 1, column, alignment)
            grid.addWidget(plot, 2, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.sentence, 3, 0, 1, 2)
        grid.setRowStretch(2, 1)
