"""Readings of the crosshair in a sentence, for whoever hears the plot instead of seeing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.project.metric_words import exact, title_of
from netbuilder.words import _, listed

if TYPE_CHECKING:
    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.curves.reading import Line, Reading


def spoken(reading: Reading, metric: Metric) -> str:
    """Return a reading, e.g. “Epoch 3. Loss: training 0.1200”.

    Runs are named where there are several.
    """
    title = title_of(metric)
    match reading.lines:
        case ():
            values = [_("{name}: no values here.").format(name=title)]
        case (line,):
            values = [_named(title, line, metric)]
        case lines:
            values = [f"{title}.", *(_named(one.shown.figures.name, one, metric) for one in lines)]
    return " ".join((f"{reading.title}.", *values, *reading.notes))


def _named(name: str, line: Line, metric: Metric) -> str:
    figures = listed(f"{figure.name} {exact(metric, figure.value)}" for figure in line.figures)
    return _("{name}: {figures}.").format(name=name, figures=figures)
