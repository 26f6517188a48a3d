from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from figures import a_series, an_epoch

from netbuilder.network.graph import Graph
from netbuilder.project.plan import Plan
from netbuilder.project.run import Run, RunStatus
from netbuilder.ui.plots.pair import PlotPair
from netbuilder.ui.plots.series.gallery import Gallery
from netbuilder.ui.plots.series.shown import Manner
from netbuilder.ui.style.theme import LIGHT, palette_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.project.run_end import EndReason

STEPS = 54


@pytest.fixture
def make_run() -> Callable[..., Run]:
    """Make runs whose loss falls from 2.3 and whose accuracy rises to nearly 1."""

    def make(
        *, epochs: int, status: RunStatus = RunStatus.FINISHED, reason: EndReason | None = None
    ) -> Run:
        along = np.arange(1, epochs * STEPS + 1) / STEPS
        loss, accuracy = 2.3 * np.exp(-along), 1.0 - 0.9 * np.exp(-along)
        done = tuple(
            an_epoch(
                loss=float(loss[index * STEPS : (index + 1) * STEPS].mean()),
                accuracy=float(accuracy[index * STEPS : (index + 1) * STEPS].mean()),
                val_loss=float(loss[(index + 1) * STEPS - 1]),
                val_accuracy=float(accuracy[(index + 1) * STEPS - 1]),
                steps=STEPS,
            )
            for index in range(epochs)
        )
        return Run(
            id="r1",
            name="Run 1",
            started="2025-01-01T00:00:00+00:00",
            graph=Graph(),
            plan=Plan(),
            dataset="mnist",
            status=status,
            reason=reason,
            series=a_series(loss, accuracy, done),
        )

    return make


@pytest.fixture
def pair(qtbot) -> PlotPair:
    made = PlotPair()
    qtbot.addWidget(made)
    made.setPalette(palette_of(LIGHT))
    made.resize(1000, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def show(pair):
    def show_runs(*runs, focus: str = "", **manner) -> None:
        gallery = Gallery()
        gallery.take_runs(runs)
        gallery.focus(focus)
        pair.show_runs(gallery.shown(), Manner(**manner))

    return show_runs


@pytest.fixture
def run(make_run):
    return make_run(epochs=5)
