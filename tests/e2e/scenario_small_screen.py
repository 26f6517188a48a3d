"""A first start on a small screen; run by `test_small_screens.py`, tells what is seen of it."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from netbuilder.desktop import Program


def main() -> int:
    application = QApplication([])
    application.setOrganizationName("NetBuilderTest")
    program = Program(application)
    window = program.window

    def look() -> None:
        """Tell, once the window manager has framed the window."""
        if window.frameGeometry() == window.geometry():
            return
        screen = window.screen().availableGeometry()
        seen = {
            "frame": window.frameGeometry().getRect(),
            "screen": screen.getRect(),
            "share": window.canvas.view.height() / window.frameGeometry().height(),
        }
        sys.stdout.write(json.dumps(seen))
        program.shut_down()

    timer = QTimer(program)
    timer.timeout.connect(look)
    program.settled.connect(lambda: timer.start(200))
    program.start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
