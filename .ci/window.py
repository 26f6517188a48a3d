"""Open the installed program's window, look whether it found all it needs, and close it."""

from __future__ import annotations

import sys
import time

from PySide6.QtWidgets import QApplication

from netbuilder import resources
from netbuilder.desktop import Program
from netbuilder.display import why_no_window

SECONDS = 4


def main() -> int:
    """Return 0 where the window came up with a network ready to train, and went cleanly."""
    why = why_no_window()
    if why is not None:
        sys.exit(why)
    if resources.folder().name != "_resources":
        sys.exit(f"not the installed resources: {resources.folder()}")
    application = QApplication([])
    program = Program(application)
    program.start()
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        application.processEvents()
    is_visible = program.window.windowHandle().isExposed()
    nodes = len(program.window.session.project.graph.nodes)
    program.window.close()
    program.shut_down()
    sys.stdout.write(f"window visible: {is_visible}, {nodes} blocks on the canvas\n")
    return 0 if is_visible and nodes > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
