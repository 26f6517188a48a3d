"""NetBuilder with its window open, in a process of its own: `python in_window.py WORK`.

It answers lines on its standard input with a number or, for `gaps`, several:

- `epoch`: train as the plan says, with live plots; the seconds of an epoch, in the mean.
- `epoch hidden`: the same with the plots hidden, so that they draw nothing.
- `epoch pen`: the same as `epoch` while a pen moves on the pad.
- `first`: change the network and press Train; the seconds until the first figures arrive.
- `gaps`: median, 99th percentile and maximum, in milliseconds, of the intervals of a precise timer
  of 10 ms from the start of the process until a training is over: import, build, compile, train.
- `memory`: peak resident bytes. `resident`: resident bytes now. `threads`: how many there are.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import threading
import time
from dataclasses import replace
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from typing import TYPE_CHECKING

import numpy as np
import pen
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication
from works import RELU, WORKS, Work, mean_epoch, mlp, slice_of

from netbuilder.data import datasets
from netbuilder.ui.trainer.state import TrainingState

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph

PEN_MILLISECONDS = 16
STROKE, REST = 60, 30
"""A person draws a digit for a second, looks for half of one, and draws the next."""


class Window:
    """The program with one work on its canvas."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.application = QApplication([])
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._tick)
        self._pen = QTimer()
        self._pen.setInterval(PEN_MILLISECONDS)
        self._pen.timeout.connect(self._move_pen)
        self._angle = 0.0
        self._moves = 0
        self._numbers = count(401)
        data = slice_of(work.images)
        datasets.load_dataset = lambda key: data
        from netbuilder.desktop import Program  # Only now: the engine binds the loader.
        from netbuilder.ui.shell.getting_started import mark_seen

        mark_seen()
        self.program = Program(self.application)
        self.window = self.program.window
        self.first = 0.0

    def start(self) -> None:
        """Open the window and train once, which compiles."""
        self._last = time.perf_counter()
        self._timer.start()
        self.program.start()
        self.show(self.work.graph)
        self.wait(lambda: self.window.training.state is TrainingState.IDLE)
        self.epoch()
        self._timer.stop()

    def show(self, graph: Graph) -> None:
        """Put a network on the canvas."""
        self.window.session.edit(
            "benchmark", lambda project: replace(project, graph=graph, plan=self.work.plan)
        )

    def epoch(self) -> float:
        """Press Train and return how long its epochs took, in the mean."""
        runs = len(self.window.session.document.runs)
        began = time.perf_counter()
        self.window.verbs["train"].trigger()
        live = self.window.training.trainer
        self.wait(lambda: live.live is not None and len(live.live.step_loss) > 0)
        self.first = time.perf_counter() - began
        self.wait(lambda: len(self.window.session.document.runs) > runs)
        self.wait(lambda: self.window.training.state is TrainingState.IDLE)
        return mean_epoch(self.window.session.document.runs[-1])

    def epoch_without_plots(self) -> float:
        """Do the same with the plots hidden."""
        plots = self.window.panels.plots
        plots.hide()
        seconds = self.epoch()
        plots.show()
        return seconds

    def epoch_with_pen(self) -> float:
        """Do the same while a pen draws on the pad, 60 points a second."""
        self._moves = 0
        self._pen.start()
        seconds = self.epoch()
        self._pen.stop()
        self.window.panels.pad.clear()
        return seconds

    def first_figures(self) -> float:
        """Train a network that was never compiled; the seconds until its first figures."""
        self.show(mlp(RELU, units=next(self._numbers)))
        self.epoch()
        return self.first

    def wait(self, is_done) -> None:
        """Serve the window until something is so."""
        loop = QEventLoop()
        look = QTimer()
        look.setInterval(20)
        look.timeout.connect(lambda: loop.quit() if is_done() else None)
        look.start()
        loop.exec()
        look.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000.0)
        self._last = now

    def _point(self) -> tuple[float, float]:
        self._angle += 0.2
        radius = 0.25 + 0.1 * np.sin(self._angle / 7.0)
        return 0.5 + radius * np.cos(self._angle), 0.5 + radius * np.sin(self._angle)

    def _move_pen(self) -> None:
        pad, turn = self.window.panels.pad.canvas, self._moves % (STROKE + REST)
        self._moves += 1
        if turn == 0:
            self.window.panels.pad.clear()
            pen.press(pad, self._point())
        elif turn < STROKE:
            pen.move(pad, self._point())
        elif turn == STROKE:
            pen.release(pad, self._point())


def main(work: Work) -> None:
    """Serve the lines of the standard input."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    window = Window(work)
    window.start()
    gaps = np.array(window.gaps)
    actions = {
        "epoch": window.epoch,
        "epoch hidden": window.epoch_without_plots,
        "epoch pen": window.epoch_with_pen,
        "first": window.first_figures,
        "gaps": lambda: " ".join(f"{f:.1f}" for f in (*np.percentile(gaps, (50, 99)), gaps.max())),
        "memory": lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024.0,
        "resident": lambda: int(Path("/proc/self/statm").read_text().split()[1]) * 4096.0,
        "threads": lambda: float(threading.active_count()),
    }
    answers.write("ready\n")
    answers.flush()
    for line in sys.stdin:
        answers.write(f"{actions[line.strip()]()}\n")
        answers.flush()
    window.window.session.mark_saved(window.window.session.document, path=Path("none.netb"))
    window.window.close()
    window.program.shut_down()


if __name__ == "__main__":
    main(WORKS[int(sys.argv[1])])
