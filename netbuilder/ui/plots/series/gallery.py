"""The runs that the plots show: those of the document, and the one under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.project.document import next_place
from netbuilder.ui.plots.series.figures import RunFigures
from netbuilder.ui.plots.series.shown import Shown
from netbuilder.ui.plots.series.table import Columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netbuilder.project.run import Run
    from netbuilder.project.series import Series
    from netbuilder.ui.trainer.live import LiveSeries


class Gallery:
    """Keeps what was taken in of each run, so that it is done once."""

    def __init__(self) -> None:
        self._runs: tuple[Run, ...] = ()
        self._live: LiveSeries | None = None
        self._figures: dict[str, RunFigures] = {}
        self._taken: dict[str, Series] = {}
        self._focus = ""
        self._places: dict[str, int] = {}

    @property
    def is_empty(self) -> bool:
        """True where there is nothing to show."""
        return self._live is None and all(run.hidden for run in self._runs)

    @property
    def is_live(self) -> bool:
        """True while a run is under way."""
        return self._live is not None

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs that are over, hidden ones included."""
        return self._runs

    def take_live(self, live: LiveSeries) -> None:
        """Have a run that is under way, and focus on it."""
        self._live, self._focus = live, live.run_id

    def drop_live(self) -> None:
        """Have no run under way."""
        self._live = None

    def take_run(self, run: Run) -> None:
        """Have a run that is over, and focus on it; the one under way is over then."""
        known = [other for other in self._runs if other.id != run.id]
        self._runs, self._live, self._focus = (*known, run), None, run.id
        self._places.setdefault(run.id, next_place(self._places))

    def take_runs(self, runs: Sequence[Run], *, places: Mapping[str, int] | None = None) -> None:
        """Have these runs and no others; the one under way stays.

        Colours and signs go by `places` (`Document.places`), without them by the order of `runs`.
        """
        self._runs = tuple(runs)
        order = {run.id: place for place, run in enumerate(runs)}
        self._places = dict(order if places is None else places)

    def focus(self, run_id: str) -> None:
        """Focus on a run; an unknown one, or an empty id, stands for the newest."""
        self._focus = run_id

    def clear(self) -> None:
        """Have no runs."""
        self._runs, self._live, self._focus = (), None, ""
        self._places.clear()
        self._figures.clear()
        self._taken.clear()

    def shown(self) -> tuple[Shown, ...]:
        """Return what is to be drawn, with what has come to the run under way."""
        seen = [(self._places[run.id], run) for run in self._runs if not run.hidden]
        found = [(order, run.colour, self._of_run(run)) for order, run in seen]
        live = self._live
        if live is not None and all(run.id != live.run_id for run in self._runs):
            figures = self._figures.setdefault(live.run_id, RunFigures(live.run_id))
            figures.take_live(live)
            found.append((next_place(self._places), "", figures))
        self._forget()
        names = {figures.run_id for _order, _own, figures in found}
        newest = found[-1][2].run_id if found else ""
        focus = self._focus if self._focus in names else newest
        return tuple(
            Shown(
                figures=figures,
                order=order,
                own=own,
                is_focused=figures.run_id == focus,
                is_alone=len(found) == 1,
            )
            for order, own, figures in found
        )

    def ended_run(self, run_id: str) -> Run | None:
        """Return a run that is over; None for the one under way."""
        return next((run for run in self._runs if run.id == run_id), None)

    def columns(self) -> list[Columns]:
        """Return all figures of what is shown, as they were measured."""
        series: dict[str, Series | LiveSeries] = {run.id: run.series for run in self._runs}
        if self._live is not None:
            series.setdefault(self._live.run_id, self._live)
        return [
            Columns(
                run=one.figures.name,
                first_epoch=one.figures.first_epoch,
                ends=one.figures.axis.ends.tolist(),
                steps=dict(series[one.figures.run_id].step_figures()),
                epochs=one.figures.epochs,
            )
            for one in self.shown()
        ]

    def _of_run(self, run: Run) -> RunFigures:
        figures = self._figures.setdefault(run.id, RunFigures(run.id))
        if self._taken.get(run.id) is not run.series:
            figures.take_run(run)
        figures.name = run.name
        self._taken[run.id] = run.series
        return figures

    def _forget(self) -> None:
        """Keep nothing of runs that were deleted."""
        kept = {run.id for run in self._runs} | ({self._live.run_id} if self._live else set())
        for run_id in self._figures.keys() - kept:
            del self._figures[run_id]
            self._taken.pop(run_id, None)
