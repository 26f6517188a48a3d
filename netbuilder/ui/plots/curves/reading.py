"""Figures that the crosshair reads, and the places where it can stand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.ui.plots.curves.change_words import turns
from netbuilder.ui.plots.series.shown import focused
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.project.metric import Metric
    from netbuilder.ui.plots.series.figures import RunFigures
    from netbuilder.ui.plots.series.shown import Manner, Shown

_APART: Final = 6
"""Pixels between two steps from which a person can choose one."""


class Place(NamedTuple):
    """Place of the crosshair: the end of an epoch, or `step` steps of the focus."""

    x: float
    step: int | None = None


class Figure(NamedTuple):
    """A figure that is read: what it is, and how much."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one run at the crosshair."""

    shown: Shown
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Figures that the crosshair reads in one plot."""

    place: Place
    title: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def nearest(shown: tuple[Shown, ...], x: float, *, per_pixel: float) -> Place | None:
    """Return the place to read nearest to `x`; None where there is nothing to read.

    It is the end of an epoch; that of a step where steps are far enough apart to choose
    one, and in the present epoch, which has no end yet. `per_pixel` is the width of a pixel.
    """
    run, ends = focused(shown), _ends(shown)
    if run is not None and run.figures.steps and _reads_steps(run.figures, x, per_pixel):
        return _at_step(run.figures, round(run.figures.axis.step_at(x)))
    if not len(ends):
        return None if run is None or not run.figures.steps else _at_step(run.figures, 1)
    return Place(float(ends[np.abs(ends - x).argmin()]))


def beside(
    shown: tuple[Shown, ...], place: Place, *, forward: bool, per_pixel: float
) -> Place | None:
    """Return the next place to read, forward or back; None where there is none."""
    run = focused(shown)
    if run is not None and place.step is not None and _reads_steps(run.figures, place.x, per_pixel):
        step = place.step + (1 if forward else -1)
        return _at_step(run.figures, step) if 1 <= step <= run.figures.steps else None
    ends = _ends(shown)
    further = ends[ends > place.x + 1e-9] if forward else ends[ends < place.x - 1e-9][::-1]
    return Place(float(further[0])) if len(further) else None


def read(shown: tuple[Shown, ...], place: Place, *, metric: Metric, manner: Manner) -> Reading:
    """Return the figures at a place."""
    run = focused(shown)
    if place.step is not None and run is not None:
        return _read_step(run, place.step, metric=metric, manner=manner)
    lines = [Line(one, _at_end(one, place.x, metric)) for one in shown]
    return Reading(
        place,
        _epoch_title(run, place.x),
        tuple(line for line in lines if line.figures),
        _notes(run, place.x - 1.0, place.x),
    )


def _ends(shown: tuple[Shown, ...]) -> NDArray[np.float64]:
    return np.unique(np.concatenate([one.figures.ends for one in shown] or [np.empty(0)]))


def _reads_steps(figures: RunFigures, x: float, per_pixel: float) -> bool:
    end = figures.axis.place(figures.steps)
    whole = figures.first_epoch + len(figures.epochs)
    if not figures.first_epoch <= x <= end + _APART * per_pixel:
        return False
    step = figures.axis.step_at(x)
    apart = figures.axis.place(math.floor(step) + 1) - figures.axis.place(math.floor(step))
    return apart >= _APART * per_pixel or (x > whole and figures.steps > figures.axis.ends[-1])


def _at_step(figures: RunFigures, step: int) -> Place:
    step = min(max(step, 1), figures.steps)
    return Place(figures.axis.place(step), step)


def _at_end(one: Shown, x: float, metric: Metric) -> tuple[Figure, ...]:
    index = round(x) - one.figures.first_epoch - 1
    if not 0 <= index < len(one.figures.epochs):
        return ()
    figures = one.figures.metric(metric)
    found = (
        Figure(_("training"), float(figures.training[index])),
        Figure(_("validation"), float(figures.validation[index])),
        Figure(_("without dropout"), float(figures.plain[index])),
    )
    return tuple(figure for figure in found if math.isfinite(figure.value))


def _read_step(run: Shown, step: int, *, metric: Metric, manner: Manner) -> Reading:
    figures, axis = run.figures.metric(metric), run.figures.axis
    index = min(step, len(figures.steps)) - 1
    found = [Figure(_("this step"), float(one)) for one in figures.steps.values[index : index + 1]]
    if manner.smoothing and found:
        smooth = figures.smooth(manner.smoothing).values
        found.append(Figure(_("smoothed"), float(smooth[index])))
    epoch = int(np.searchsorted(axis.ends, step, side="left"))
    title = _("Epoch {epoch}, step {step}").format(
        epoch=grouped(epoch_number(max(0, epoch - 1), first_epoch=run.figures.first_epoch)),
        step=grouped(step - int(axis.ends[max(0, epoch - 1)])),
    )
    finite = tuple(figure for figure in found if math.isfinite(figure.value))
    lines = (Line(run, finite),) if finite else ()
    notes = tuple(
        words
        for turn in turns(run.figures.changes, run.figures.names)
        if turn.step == step
        for words in turn.sentences
    )
    return Reading(Place(axis.place(step), step), title, lines, notes)


def _epoch_title(run: Shown | None, x: float) -> str:
    title = _("Epoch {epoch}")
    if run is not None and run.figures.best == round(x) - run.figures.first_epoch - 1:
        title = _("Epoch {epoch}, the best")
    return title.format(epoch=grouped(round(x)))


def _notes(run: Shown | None, after: float, until: float) -> tuple[str, ...]:
    """Return which knobs were turned in an epoch of the focused run."""
    if run is None:
        return ()
    axis = run.figures.axis
    return tuple(
        words
        for turn in turns(run.figures.changes, run.figures.names)
        if after < axis.place(turn.step) <= until or (turn.step == 0 and after == axis.place(0))
        for words in turn.sentences
    )
