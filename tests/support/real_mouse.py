"""The real mouse of an X display, through xdotool."""

from __future__ import annotations

import itertools
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint


class RealMouse:
    """Moves and presses as a person does; places are pixels of the screen."""

    def move(self, point: QPoint) -> None:
        """Move there; `--sync` would wait for ever where the mouse is there already."""
        self._do("mousemove", str(point.x()), str(point.y()), "sleep", "0.05")

    def click(self, point: QPoint, *, times: int = 1) -> None:
        self.move(point)
        self._do("click", "--repeat", str(times), "--delay", "60", "1")

    def drag(self, points: Sequence[QPoint]) -> None:
        """Press at the first point, go through the others in small steps, let go at the last."""
        self.move(points[0])
        self._do("mousedown", "1")
        for start, end in itertools.pairwise(points):
            for i in range(1, 9):
                step = start + (end - start) * (i / 8)
                self._do("mousemove", str(step.x()), str(step.y()), "sleep", "0.01")
        self._do("sleep", "0.1", "mouseup", "1")

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], check=True, timeout=30)
