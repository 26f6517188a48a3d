"""One plot: a measure of some runs over the epochs, with all that is marked upon it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Slot

from netbuilder.project.metric import LOSS, Metric, MetricForm
from netbuilder.project.metric_words import title_of
from netbuilder.ui.plots.axes.surface import PlotSurface
from netbuilder.ui.plots.curves.crosshair import Crosshair
from netbuilder.ui.plots.curves.focus_layers import FocusLayer, StepsLayer
from netbuilder.ui.plots.curves.layers import RunLayer
from netbuilder.ui.plots.curves.marks import ChangeMarks
from netbuilder.ui.plots.curves.reading import read
from netbuilder.ui.plots.curves.stepping import outermost
from netbuilder.ui.plots.series.shown import Manner, Shown, focused
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QHideEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from netbuilder.ui.plots.axes.frame import Frame
    from netbuilder.ui.plots.curves.reading import Place, Reading

_EDGE = 8
_NOTICE_SHARE = 0.75


class MetricPlot(PlotSurface):
    """The curves of all shown runs; the focused one strongest, with its steps and its marks."""

    def __init__(self, metric: Metric, *, parent: QWidget | None = None) -> None:
        super().__init__(title_of(metric), unit=_unit(metric), scale=_scale(metric), parent=parent)
        self.measure = metric
        self._shown: tuple[Shown, ...] = ()
        self._drawn: dict[str, tuple[object, ...]] = {}
        self._manner = Manner()
        self._steps = StepsLayer(self, metric)
        self._focus = FocusLayer(self, metric)
        self._layers: dict[str, RunLayer] = {}
        self.marks = ChangeMarks(self, is_labelled=metric is LOSS)
        self.crosshair = Crosshair(self, metric, self.lines)
        self._notice = plain_label(parent=self)
        self._notice.setWordWrap(True)
        self._notice.hide()
        self.moved.connect(self._on_moved)
        self.apply_theme()

    def show_metric(self, metric: Metric) -> None:
        """Show another metric from now on."""
        if metric == self.measure:
            return
        self.measure = metric
        self._drawn.clear()
        self._steps.metric = self._focus.metric = self.crosshair.metric = metric
        for layer in self._layers.values():
            layer.metric = metric
        self.name_axis(title_of(metric), unit=_unit(metric), scale=_scale(metric))

    def show_runs(self, shown: tuple[Shown, ...], manner: Manner, frame: Frame) -> None:
        """Draw what is new of these runs; those that are no longer among them go."""
        is_other = manner != self._manner
        if not shown:
            self._room.forget()
        self._shown, self._manner = shown, manner
        for run_id in self._layers.keys() - {one.figures.run_id for one in shown}:
            self._layers.pop(run_id).remove()
            del self._drawn[run_id]
        self.show_frame(frame, is_log=manner.is_log)
        for one in shown:
            self._draw(one, is_other=is_other)
        run = focused(shown)
        self._steps.draw(run, manner)
        if run is None:
            self._focus.draw(None, manner)
            self.marks.draw(None)
        self.show_notice(run.figures.reason if run and self.measure is LOSS else "")

    def show_place(self, place: Place | None) -> None:
        """Put the crosshair there, or away."""
        reading = place and read(self._shown, place, metric=self.measure, manner=self._manner)
        self.crosshair.show(reading, self._manner)

    def newest_reading(self) -> Reading | None:
        """Return the figures at the end of what is plotted; None where nothing is."""
        place = outermost(self._shown, is_last=True, per_pixel=self.per_pixel().x())
        return place and read(self._shown, place, metric=self.measure, manner=self._manner)

    def lines(self) -> list[NDArray[np.float64]]:
        """Return the curves that are drawn, as points in pixels of the plot."""
        box, (x, y) = self.inside(), self.frame
        layers: list[StepsLayer | FocusLayer | RunLayer]
        layers = [self._steps, self._focus, *self._layers.values()]
        return [
            np.column_stack(
                (
                    box.left() + (across - x.low) / x.size * box.width(),
                    box.bottom() - (up - y.low) / y.size * box.height(),
                )
            )
            for layer in layers
            for across, up in layer.lines()
        ]

    def show_notice(self, text: str) -> None:
        """Write into the plot why figures are missing; an empty text takes it away."""
        self._notice.setText(text)
        self._notice.setVisible(bool(text))
        self._place_notice()

    @property
    def notice(self) -> str:
        """Notice written into the plot."""
        return self._notice.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice in its place."""
        super().resizeEvent(event)
        self._place_notice()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no reading behind, as it may stand beside the plot."""
        super().hideEvent(event)
        self.crosshair.show(None, self._manner)

    def apply_theme(self) -> None:
        """Draw in the colours of the theme."""
        super().apply_theme()
        theme, run = self.theme, focused(self._shown)
        for one in self._shown:
            self._layers[one.figures.run_id].style(one)
        if run is not None:
            self._steps.style(run)
            self._focus.style(run)
        self.marks.style()
        self.crosshair.style()
        self._notice.setStyleSheet(
            f"color: {theme.error}; background: {theme.surface};"
            f"border: 1px solid {theme.border}; border-radius: 6px; padding: 8px;"
        )

    def _draw(self, one: Shown, *, is_other: bool) -> None:
        """Draw the epochs of a run, unless they stand there already."""
        figures = one.figures
        known = (figures, figures.epochs, figures.axis, one)
        if not is_other and self._drawn.get(figures.run_id) == known:
            return
        self._drawn[figures.run_id] = known
        if figures.run_id not in self._layers:
            self._layers[figures.run_id] = RunLayer(self, self.measure)
        self._layers[figures.run_id].draw(one, self._manner)
        if one.is_focused:
            self._focus.draw(one, self._manner)
            self.marks.draw(one)

    @Slot()
    def _on_moved(self) -> None:
        """Draw the steps of what is seen now, in full where they are few."""
        self._steps.draw(focused(self._shown), self._manner)
        for layer in self._layers.values():
            layer.move()
        self._focus.move()
        self.marks.place()
        self.crosshair.place()

    def _place_notice(self) -> None:
        width = round(self.width() * _NOTICE_SHARE)
        height = self._notice.heightForWidth(width)
        self._notice.setGeometry(self.width() - width - _EDGE, _EDGE, width, height)


def _unit(metric: Metric) -> str:
    return "%" if metric.form is MetricForm.PERCENT else _(metric.unit)


def _scale(metric: Metric) -> float:
    return 100.0 if metric.form is MetricForm.PERCENT else 1.0
