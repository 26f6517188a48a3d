"""NetBuilder's window until it is painted: `python start_of_window.py ENTRY BEGAN`.

`ENTRY` is `main.py` or `cli`, `BEGAN` when the process was started, by the system's monotonic
clock. Prints the seconds until the canvas has been painted, and ends.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication


class Watcher(QObject):
    """Ends the process behind the first painting of a widget."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self._began = began

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        sys.stdout.write(f"{time.monotonic() - self._began}\n")
        sys.stdout.flush()
        os._exit(0)


def main(entry: str, began: float) -> None:
    """Start as `entry` does, and watch the canvas once the window is there."""
    watcher, serve = Watcher(began), QApplication.exec

    def watch_and_serve(*_application: object) -> int:
        from netbuilder.ui.canvas.view import CanvasView

        for widget in QApplication.allWidgets():
            if isinstance(widget, CanvasView):
                widget.viewport().installEventFilter(watcher)
        return serve()

    QApplication.exec = watch_and_serve
    if entry == "cli":
        from netbuilder.cli import main as start
    else:
        from netbuilder.app import main as start
    start([])


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
