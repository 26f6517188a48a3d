"""The window as a process of its own that says on stdout how far a scene has come.

Usage: ending_window.py SCENE...; each scene is a method of `Scenes`, done one after the other.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from fake_engine import FakeEngine
from PySide6.QtCore import SIGNAL, QObject, QTimer
from PySide6.QtWidgets import QApplication

from netbuilder import desktop
from netbuilder.engine.messages import EngineReady
from netbuilder.files import copy_writer
from netbuilder.files.recovery_copy import save_copy
from netbuilder.ui.runtime.end_requests import EndRequests

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.ui.trainer.live import LiveSeries


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


class Scenes(QObject):
    """What happens before the system asks for the end."""

    def __init__(self, program: desktop.Program, names: list[str]) -> None:
        super().__init__(program)
        self.window = program.window
        self.names = names

    def next(self) -> None:
        if self.names:
            getattr(self, self.names.pop(0))()
        else:
            say("ready")

    def edit(self) -> None:
        """Change the project, and go on before it is copied."""

        def change(project):
            return replace(project, plan=project.plan.with_settings(epochs=7777))

        self.window.session.edit("Change", change)
        self.next()

    def train(self) -> None:
        """Train for some steps; no checkpoint is due before the first epoch ends."""
        self.window.training.trainer.run_started.connect(self._on_run_started)
        self.window.training.train()

    def _on_run_started(self, live: LiveSeries) -> None:
        self._when(lambda: len(live.step_loss) >= 20)

    def _when(self, is_so: Callable[[], bool]) -> None:
        """Play the next scene as soon as something is so."""
        watch = QTimer(self)

        def look() -> None:
            if is_so():
                watch.stop()
                self.next()

        watch.timeout.connect(look)
        watch.start(10)

    def question(self) -> None:
        """Let a question stand before the window."""
        QTimer.singleShot(0, self.window.close)
        self._when(lambda: QApplication.activeModalWidget() is not None)

    def slow_disk(self) -> None:
        """Let each copy take longer than there is time."""

        def slow(*arguments) -> None:
            time.sleep(3.0)
            save_copy(*arguments)

        copy_writer.save_copy = slow
        self.next()

    def busy(self) -> None:
        """Let the main thread be in something that does not end."""
        self.next()
        time.sleep(600)

    def session_end(self) -> None:
        """Let the person's session end."""
        say("ready")
        application = QApplication.instance()
        if application.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) != 1:
            raise LookupError("nobody hears of the session's end")
        self.parent().findChild(EndRequests).on_session_end(None)


class Started(desktop.Program):
    """The program, which begins with the scenes once all is there that they need.

    Where nothing is trained, a stand-in spares the import of Keras.
    """

    def __init__(self, application: QApplication) -> None:
        self.scenes = sys.argv[1:]
        super().__init__(application, engine=None if "train" in self.scenes else FakeEngine())

    def start(self, file=None) -> None:
        scenes = Scenes(self, self.scenes)

        def begin(message: object) -> None:
            if isinstance(message, EngineReady):
                QTimer.singleShot(0, scenes.next)

        if "train" in self.scenes:
            self.relay.received.connect(begin)
        else:
            self.settled.connect(scenes.next)
        super().start(file)


desktop.Program = Started
sys.exit(desktop.run([]))
