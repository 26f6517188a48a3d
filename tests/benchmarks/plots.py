"""How fluid the plots are: `python tests/benchmarks/plots.py [STEPS]`.

One run of a million optimizer steps is drawn off-screen, into a window as large as it usually is:
once while it grows, ten times a second, and then frame by frame while it is zoomed and panned. A
frame counts from the request to the last pixel painted. Figures are medians and 95th percentiles
of milliseconds on this machine.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from typing import TYPE_CHECKING

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from figures import an_epoch
from live_series import a_live_series
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from rich.console import Console
from rich.table import Table

from netbuilder.ui.plots.panel import PlotsPanel
from netbuilder.ui.plots.series.shown import Manner
from netbuilder.ui.style.theme import LIGHT, palette_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.ui.plots.pair import PlotPair
    from netbuilder.ui.trainer.live import LiveSeries

STEPS_PER_EPOCH = 600
ROUNDS = 60
TARGET = 16.0
SLIDER = "smoothing all anew"
"""It computes two averages over all steps; the slider waits for it, the rest does not."""


def make_live(steps: int) -> LiveSeries:
    """Return a run under way with so many steps, noisy as a real one."""
    live = a_live_series(
        run_id="r", name="Run 1", epochs_planned=10_000, steps_per_epoch=STEPS_PER_EPOCH
    )
    chance = np.random.default_rng(1)
    along = np.arange(1, steps + 1) / steps
    loss = (2.3 * np.exp(-8 * along) + 0.05) * np.exp(chance.normal(0.0, 0.4, steps))
    live.step_loss.extend(loss.tolist())
    live.step_metrics["accuracy"].extend((1 - np.clip(loss / 3, 0, 1)).tolist())
    for end in range(STEPS_PER_EPOCH, steps + 1, STEPS_PER_EPOCH):
        mean = float(loss[end - STEPS_PER_EPOCH : end].mean())
        live.epochs.append(
            an_epoch(
                loss=mean,
                accuracy=1 - mean / 3,
                val_loss=mean + 0.01,
                val_accuracy=0.99 - mean / 3,
                steps=STEPS_PER_EPOCH,
            )
        )
    return live


def grow(live: LiveSeries, count: int) -> None:
    """Append what a tenth of a second of fast training brings."""
    live.step_loss.extend([0.05] * count)
    live.step_metrics["accuracy"].extend([0.98] * count)


def frames(pair: PlotPair, move: Callable[[int], None]) -> list[float]:
    """Return how long each of `ROUNDS` frames took, in milliseconds."""
    found = []
    for number in range(ROUNDS):
        began = time.perf_counter()
        move(number)
        QApplication.processEvents()
        found.append((time.perf_counter() - began) * 1000)
    return found


def measure(panel: PlotsPanel, live: LiveSeries) -> dict[str, list[float]]:
    """Return the milliseconds of each kind of frame."""
    pair, gallery, manner = panel.pair, panel.gallery, Manner()

    def redraw(_number: int) -> None:
        grow(live, 40)
        pair.show_runs(gallery.shown(), manner)

    def smooth(number: int) -> None:
        pair.show_runs(gallery.shown(), Manner(smoothing=0.5 + number % 40 / 100))

    def zoom(number: int) -> None:
        plot, factor = pair.loss, 0.8 if number % 40 < 20 else 1.25
        pair.show_frame(plot, plot.frame.zoomed(factor, x=300.0, y=0.1))

    def pan(number: int) -> None:
        plot = pair.loss
        pair.show_frame(plot, plot.frame.moved((1 if number % 20 < 10 else -1) * 0.5, 0.0))

    def point(number: int) -> None:
        pair.show_pointer(pair.loss, QPointF(10.0 + number, 0.1))

    found = {"redraw while it grows": frames(pair, redraw)}
    found["zoom, all to some steps and back"] = frames(pair, zoom)
    pair.follow()
    pair.show_frame(pair.loss, pair.loss.frame.zoomed(0.01, x=300.0, y=None))
    found["pan, zoomed in"] = frames(pair, pan)
    pair.follow()
    found["crosshair"] = frames(pair, point)
    pair.show_pointer(pair.loss, None)
    found[SLIDER] = frames(pair, smooth)
    return found


def main() -> None:
    """Measure, and print the table."""
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    application = QApplication([])
    application.setPalette(palette_of(LIGHT))
    live, panel = make_live(steps), PlotsPanel()
    panel.resize(1100, 330)
    panel.show()
    began = time.perf_counter()
    panel.show_live(live)
    panel.draw_now()
    application.processEvents()
    first = (time.perf_counter() - began) * 1000
    table = Table(title=f"Plots of {steps:,} steps, {len(live.epochs):,} epochs")
    for heading in ("frame", "target ms", "median ms", "p95 ms", ""):
        table.add_column(heading, justify="left" if heading in ("frame", "") else "right")
    table.add_row("first drawing, all taken in", "", f"{first:.1f}", "", "")
    for name, took in measure(panel, live).items():
        median, slow = statistics.median(took), float(np.quantile(took, 0.95))
        target = "" if name == SLIDER else f"{TARGET:.0f}"
        verdict = "" if not target else "pass" if median <= TARGET else "MISS"
        table.add_row(name, target, f"{median:.1f}", f"{slow:.1f}", verdict)
    Console().print(table)


if __name__ == "__main__":
    main()
