"""The program as it is pictured: started without what a person has kept, in both themes."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSettings, QTemporaryDir, QTimer
from PySide6.QtWidgets import QApplication

from netbuilder.desktop import Program
from netbuilder.ui.shell.getting_started import mark_seen
from netbuilder.ui.style.appearance import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[1]
SUPPORT = ROOT / "tests" / "support"
SCREEN = SUPPORT / "screen.json"
sys.path.insert(0, str(SUPPORT))


def write_screen(path: Path, *, width: int, height: int) -> None:
    """Write what the off-screen platform takes for a screen of so many pixels."""
    kept = json.loads(SCREEN.read_text())
    kept["screens"][0] |= {"width": width, "height": height}
    path.write_text(json.dumps(kept))


@contextmanager
def started_program() -> Iterator[Program]:
    """Start the program with settings of its own; whoever has it closes its window."""
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}")
    application = QApplication([])
    settings = QTemporaryDir()
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, settings.path())
    application.setOrganizationName("NetBuilder")
    mark_seen()
    program = Program(application)
    program.start()
    yield program
    program.window.session.mark_saved(program.window.session.document, path=Path("pictures.netb"))
    program.window.close()


def wait_until(answer: Callable[[], bool]) -> None:
    """Serve the window until `answer` is true."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: answer() and loop.quit())
    timer.start(50)
    loop.exec()


def draw_digit(program: Program, digit: int) -> None:
    """Draw a digit on the pad, as the tests' hand does."""
    from handwriting import SLANTED
    from pen import draw_stroke

    for stroke in SLANTED[digit]:
        draw_stroke(program.window.panels.pad.canvas, stroke)


def themes(program: Program) -> Iterator[str]:
    """Yield the name of each theme once the window stands in it."""
    for choice in (Appearance.DARK, Appearance.LIGHT):
        program.appearance.choose(choice)
        for _turn in range(5):
            QApplication.processEvents()
        yield choice.name.lower()
