"""Choice of the runs whose weights a project file keeps, with the reasons.

A file that kept all of them would grow by megabytes with every training; one that kept the last
alone would lose the network that the person was looking for.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from netbuilder.blocks.shape import FLOAT_BYTES
from netbuilder.network.order import active
from netbuilder.project.run_figures import main_metric

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from netbuilder.project.document import Document
    from netbuilder.project.run import Run


class Kept(StrEnum):
    """Reason why a file keeps the weights of a run."""

    LAST = "last"
    STARRED = "starred"
    BEST = "best"


def kept_weights(document: Document) -> dict[str, tuple[Kept, ...]]:
    """Return why the file keeps a run's weights, by the ids of those of which it does."""
    last, best = document.last_run, {run.id for run in _best_runs(document.runs)}
    found = {
        run.id: (
            *((Kept.LAST,) if run is last else ()),
            *((Kept.STARRED,) if run.starred else ()),
            *((Kept.BEST,) if run.id in best else ()),
        )
        for run in document.runs
        if run.weights
    }
    return {run_id: reasons for run_id, reasons in found.items() if reasons}


def unkept(document: Document) -> tuple[Run, ...]:
    """Return the runs that have weights which the file would not keep, the oldest first."""
    kept = kept_weights(document)
    return tuple(run for run in document.runs if run.weights and run.id not in kept)


def weights_size(*runs: Run) -> int:
    """Return how many bytes the weights of these runs take in a file."""
    nodes = (arrays for run in runs for arrays in run.weights.values())
    numbers: int = sum(math.prod(array.shape) for arrays in nodes for array in arrays)
    return FLOAT_BYTES * numbers


def _best_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the best run with weights of each network; of equal ones the newest.

    A run without validation is never the best: its training figures tell how well it memorized
    its examples, and choosing by its test score would make a training score of that.
    """
    best: dict[Hashable, tuple[tuple[float, float], Run]] = {}
    for run in runs:
        figures = _validation(run) if run.weights else None
        network = _network(run) if figures is not None else None
        if figures is not None and (network not in best or figures >= best[network][0]):
            best[network] = (figures, run)
    return tuple(run for _figures, run in best.values())


def _validation(run: Run) -> tuple[float, float] | None:
    """Return rank and negative loss of the weights that a run has on validation, if measured.

    These are those of its best epoch where it kept that, else of the last one that came out finite:
    the best figure of all epochs may be that of weights which are gone.
    """
    epochs, best, metric = run.series.epochs, run.best_epoch, main_metric(run)
    for epoch in reversed(epochs) if best is None else epochs[best : best + 1]:
        score = epoch.validation
        number = None if score is None else score.figure(metric.name)
        if score is not None and number is not None and math.isfinite(number + score.loss):
            return metric.rank(number), -score.loss
    return None


def _network(run: Run) -> Hashable:
    """Return what is equal for runs among which there is one best.

    These are runs of the same network on the same data: its blocks in the order of the data's way
    and their wires, wherever they stand on the canvas and whatever they, their groups or notes are
    called. Runs of one sweep will be told apart from others here: they count as one network.
    """
    graph = run.graph
    names = active(graph)
    places = {name: place for place, name in enumerate(names)}
    blocks = tuple(
        (
            graph.block(name),
            tuple((places.get(edge.source), edge.target_port) for edge in graph.incoming(name)),
        )
        for name in names
    )
    return run.dataset, blocks
