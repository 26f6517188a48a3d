"""Entries of the legends."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from netbuilder.project.epoch_numbers import epoch_number
from netbuilder.project.metric import LOSS, Metric
from netbuilder.project.metric_words import short
from netbuilder.ui.plots.curves.layers import SYMBOLS
from netbuilder.ui.plots.legend.samples import Entry, Sample
from netbuilder.ui.plots.series.colours import faint, smoothed, tint
from netbuilder.ui.plots.series.shown import focused
from netbuilder.words import _, grouped, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.ui.plots.series.shown import Manner, Shown
    from netbuilder.ui.style.theme import Theme


def plot_entries(
    shown: tuple[Shown, ...], *, metric: Metric, manner: Manner, theme: Theme
) -> list[Entry]:
    """Return what the curves of the focused run are in one plot, with their newest figures."""
    run = focused(shown)
    return [] if run is None else list(_of_focus(run, metric, manner, theme))


def titled(entries: list[Entry], title: str, theme: Theme, *, brief: str) -> list[Entry]:
    """Return the entries behind what the plot shows, which stands in place of the run's name.

    `brief` is the title without its unit, which the figures have, too.
    """
    colour = QColor(theme.text)
    begin = Entry(words=title, sample=Sample.NONE, colour=colour, is_bold=True, brief=brief)
    return [begin, *(entry for entry in entries if entry.sample is not Sample.NONE)]


def run_entries(shown: tuple[Shown, ...], theme: Theme) -> list[Entry]:
    """Return the names of all runs with their colours and signs; of a single one the name."""
    return [
        Entry(
            words=one.figures.name,
            sample=Sample.NONE if one.is_alone else Sample.SOLID,
            colour=one.colours(theme).validation,
            symbol="" if one.is_alone else _symbol(one),
            is_bold=one.is_focused,
        )
        for one in shown
    ]


def _of_focus(run: Shown, metric: Metric, manner: Manner, theme: Theme) -> Iterator[Entry]:
    figures, colours = run.figures.metric(metric), run.colours(theme)
    has_validation = figures.judged is figures.validation
    if not run.is_alone:
        yield Entry(
            words=run.figures.name, sample=Sample.NONE, colour=colours.training, is_bold=True
        )
    yield Entry(
        words=_("training"),
        sample=Sample.DASHED,
        colour=colours.training,
        symbol=_symbol(run) if run.is_alone or not has_validation else "",
        figure=_newest(figures.training, metric),
    )
    if has_validation:
        yield Entry(
            words=_("validation"),
            sample=Sample.SOLID,
            colour=colours.validation,
            symbol=_symbol(run),
            figure=_newest(figures.validation, metric),
        )
    plain = _newest(figures.plain, metric)
    if plain:
        words = _("training without dropout")
        yield Entry(words=words, sample=Sample.DOTTED, colour=colours.training, figure=plain)
    yield Entry(words=_("each step"), sample=Sample.FAINT, colour=faint(colours.training, theme))
    if manner.smoothing:
        words = _("steps smoothed by {weight}").format(weight=number(manner.smoothing, ".2f"))
        strong = smoothed(colours.training, theme, weight=manner.smoothing)
        yield Entry(words=words, sample=Sample.SMOOTH, colour=strong)
    yield from _of_best(run, metric, theme, has_validation=has_validation)


def _of_best(run: Shown, metric: Metric, theme: Theme, *, has_validation: bool) -> Iterator[Entry]:
    best, colours = run.figures.best, run.colours(theme)
    if best is not None:
        yield Entry(
            words=_("best: epoch {epoch}").format(
                epoch=grouped(epoch_number(best, first_epoch=run.figures.first_epoch))
            ),
            sample=Sample.SIGN,
            colour=colours.validation if has_validation else colours.training,
            symbol="star",
        )
    if run.figures.overfits_from is not None and metric is LOSS:
        yield Entry(words=_("overfitting"), sample=Sample.TINT, colour=QColor(tint(theme)))


def _symbol(run: Shown) -> str:
    return SYMBOLS[run.order % len(SYMBOLS)]


def _newest(curve: NDArray[np.float64], metric: Metric) -> str:
    """Write the last figure of a curve, or nothing where it is NaN."""
    if not len(curve) or not math.isfinite(curve[-1]):
        return ""
    return short(metric, float(curve[-1]))
