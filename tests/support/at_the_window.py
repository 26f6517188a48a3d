"""A person before the real window of the program, in a thread of their own.

The window lives in the main thread as in the program. The person looks at it only to know where
things are and what they say, and does everything by the mouse and the keys of the X display.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from queue import Queue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from netbuilder.desktop import Program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QPoint

    from netbuilder.ui.shell.window import MainWindow

SLOWLY = 300.0
"""Seconds within which TensorFlow has started and a training has ended on any machine."""


class Eyes(QObject):
    """Looks at the window in the GUI thread, for a person in another.

    What is seen are values and widgets that last: whoever holds another widget may be the last to,
    and so delete it in the wrong thread.
    """

    looked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.looked.connect(self._on_looked)

    @Slot(object, object)
    def _on_looked(self, look, answers) -> None:
        try:
            answers.put((look(), None))
        except Exception as error:  # noqa: BLE001
            answers.put((None, error))

    def see(self, look):
        answers = Queue()
        self.looked.emit(look, answers)
        answer, error = answers.get(timeout=60)
        if error is not None:
            raise error
        return answer

    def wait_until(self, look, *, seconds=60.0):
        end = time.monotonic() + seconds
        while not self.see(lambda: bool(look())):
            if time.monotonic() > end:
                raise TimeoutError("waited in vain")
            threading.Event().wait(0.05)


def dialog_has_the_keys() -> bool:
    dialog = QApplication.activeModalWidget()
    return dialog is not None and dialog.isActiveWindow()


def button_in_dialog(name: str) -> QPoint:
    """Return where the button of this name is on the screen, as a screen reader finds it."""
    return _button(QAccessible.queryAccessibleInterface(QApplication.activeModalWidget()), name)


def _button(here, name: str) -> QPoint | None:
    if here.role() == QAccessible.Role.Button and here.text(QAccessible.Text.Name) == name:
        return here.rect().center()
    children = filter(None, map(here.child, range(here.childCount())))
    return next(filter(None, (_button(child, name) for child in children)), None)


def say(*words: object) -> None:
    """Tell the test."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def lead(live: Callable[[MainWindow, Eyes], None], *, picture: Path) -> int:
    """Start the program as at its first start, and let a person live until it has ended.

    Returns 0 where all went well; else the person's complaint is on stderr, and what they saw last
    in `picture`.
    """
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = QApplication([])
    application.setOrganizationName("NetBuilderTest")
    program = Program(application)
    eyes = Eyes()
    failures = []

    def thread() -> None:
        try:
            eyes.wait_until(lambda: QApplication.activeWindow() is not None)
            live(program.window, eyes)
        except Exception:  # noqa: BLE001
            failures.append(traceback.format_exc())
            eyes.looked.emit(lambda: _screen().save(str(picture)), Queue())
            eyes.looked.emit(program.end_at_once, Queue())

    def _screen():
        return program.window.screen().grabWindow(0)

    person = threading.Thread(target=thread)
    person.start()
    program.start()
    if not program.is_down:
        application.exec()
    person.join()
    program.shut_down()
    sys.stderr.write("".join(failures))
    return len(failures)
