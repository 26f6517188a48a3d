"""The pad in its window, in a process of its own: how long a pen waits for its bars.

It answers the lines `idle` and `training` with the median and the 95th percentile, in
milliseconds, of the time from a mouse event to the bars' next painting after its answer.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

import numpy as np
import pen
from in_window import Window
from PySide6.QtCore import QTimer
from works import WORKS

from netbuilder.ui.pad.bars import DigitBars

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

MOVES = 300
PAUSE_MS = 50


_painted: list[Callable[[], None]] = []
"""What wants to know that the bars have been painted."""


def _tell_of_painting() -> None:
    """Change the bars' class; once there is a widget of it, Qt would not notice."""
    paint = DigitBars.paintEvent

    def paint_and_tell(bars: DigitBars, event: QPaintEvent) -> None:
        paint(bars, event)
        for told in _painted:
            told()

    DigitBars.paintEvent = paint_and_tell


class Pen:
    """Draws a figure point by point and takes the time."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._pad = window.window.panels.pad
        self._sent = 0.0
        self._asked = 0
        self.waits: list[float] = []
        _painted.append(self._on_painted)
        self._timer = QTimer()
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._move)
        self._step = 0

    def _on_painted(self) -> None:
        if self._sent and self._pad.questions.settled >= self._asked:
            self.waits.append((time.perf_counter() - self._sent) * 1000.0)
            self._sent = 0.0

    def _move(self) -> None:
        canvas, turn = self._pad.canvas, self._step % 40
        self._step += 1
        angle = 0.35 * self._step
        radius = 0.2 + 0.08 * np.sin(angle / 5.0)
        point = (0.5 + radius * np.cos(angle), 0.5 + 1.2 * radius * np.sin(angle))
        if turn == 0:
            self._sent = 0.0
            self._pad.clear()
            pen.press(canvas, point)
            return
        self._asked = self._pad.questions.asked + 1
        self._sent = time.perf_counter()
        pen.move(canvas, point)
        # Bars that look the same are not painted; such an answer is waited for no longer.

    def draw(self) -> str:
        """Draw until there are enough figures; return the median and the 95th percentile."""
        self.waits.clear()
        self._timer.start()
        self._window.wait(lambda: len(self.waits) >= MOVES)
        self._timer.stop()
        self._pad.clear()
        return " ".join(f"{figure:.2f}" for figure in np.percentile(self.waits, (50, 95)))


def main() -> None:
    """Serve the lines of the standard input."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    _tell_of_painting()
    window = Window(WORKS[5])
    window.start()
    drawing = Pen(window)

    def training() -> str:
        window.show(window.work.graph)
        window.window.session.edit("long", _longer)
        window.window.verbs["train"].trigger()
        live = window.window.training.trainer
        window.wait(lambda: live.live is not None and len(live.live.step_loss) > 0)
        found = drawing.draw()
        window.window.verbs["stop"].trigger()
        return found

    actions = {"idle": drawing.draw, "training": training}
    answers.write("ready\n")
    answers.flush()
    for line in sys.stdin:
        answers.write(f"{actions[line.strip()]()}\n")
        answers.flush()
    os._exit(0)


def _longer(project):
    from dataclasses import replace

    return replace(project, plan=project.plan.with_settings(epochs=200))


if __name__ == "__main__":
    main()
