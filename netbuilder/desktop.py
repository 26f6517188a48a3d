"""Puts the desktop program together, and takes it apart in order."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog

from netbuilder.engine.engine import KerasEngine
from netbuilder.engine.messages import RunEnded
from netbuilder.engine.orders import Leave
from netbuilder.files.checkpoints import CheckpointStore, data_folder
from netbuilder.files.offloaded_weights import OffloadedWeights
from netbuilder.ui.document.recovery import RecoveryKeeper, recovery_folder
from netbuilder.ui.forms.editor import take_in_typing
from netbuilder.ui.runtime.backstop import DEADLINE, SLOW_DISK, Backstop, leave_process
from netbuilder.ui.runtime.end_requests import EndRequests
from netbuilder.ui.runtime.engine_relay import EngineRelay
from netbuilder.ui.runtime.exception_hook import ExceptionHook, start_logging
from netbuilder.ui.runtime.first_paint import FirstPaint
from netbuilder.ui.runtime.garbage import GarbageKeeper
from netbuilder.ui.runtime.language import start_language
from netbuilder.ui.runtime.preloading import Preloader
from netbuilder.ui.shell.start_offers import StartOffers
from netbuilder.ui.shell.window import MainWindow
from netbuilder.ui.style.appearance import AppearanceKeeper

if TYPE_CHECKING:
    from netbuilder.engine.protocol import Engine
    from netbuilder.ui.document.dialogs import Dialogs

_STOP_SECONDS = 30.0
_SHARE_OF_ENGINE = 0.6
"""Share of the time in which the program is to end that waiting for its threads may take."""
_MOST_DIALOGS = 10
"""Limit to the dialogs, one over the other, that are closed when the program ends."""
_LATER = ("netbuilder.ui.plots.pair", "netbuilder.files.unfinished")
"""Modules that bring pyqtgraph and asyncio: a third of the start, so they are imported after it."""
_log = logging.getLogger("netbuilder")


class Program(QObject):
    """The engine, the window and what keeps them; one for each process.

    `engine` and `dialogs` may be given by a test.

    Signals:
        settled(): all that begins after the window's first paint has begun, and what there was to
            ask has been asked.
    """

    settled = Signal()

    def __init__(
        self,
        application: QApplication,
        *,
        engine: Engine | None = None,
        dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__(application)
        self.relay = EngineRelay(self)
        store = CheckpointStore(data_folder())
        offloaded = OffloadedWeights(data_folder().with_name("resting"))
        self.engine = engine or KerasEngine(
            self.relay.post, checkpoints=store, offload=offloaded.put
        )
        self._garbage = GarbageKeeper(self)
        self.relay.received.connect(self._garbage.on_message)
        self._is_down = self._is_closed = False
        self.appearance = AppearanceKeeper(application)
        self.window = MainWindow(self.engine, self.relay, self.appearance, dialogs=dialogs)
        self._recovery = RecoveryKeeper(self.window.session, recovery_folder(), self)
        self._backstop = Backstop(self._recovery.leave)
        self._recovery.failed.connect(self.window.notifier.on_copy_failed)
        # Its checkpoint is over; until the copy holds the run, a kill would lose it.
        self.window.training.trainer.run_ended.connect(self._recovery.copy_now)
        self._offers = StartOffers(self.window, store, self._recovery, self)
        self.window.closed.connect(self.shut_down)
        self._first_paint = FirstPaint(self.window.canvas.view.viewport(), self)
        self._preloader = Preloader(_LATER, self)
        self._first_paint.passed.connect(self._preloader.start)
        self._preloader.finished.connect(self._on_preloaded)
        self._file: Path | None = None
        self._is_opened = self._is_preloaded = False

    def start(self, file: Path | None = None) -> None:
        """Show the window, with `file` or a network ready to train.

        The engine starts once the window has been painted: what it imports would keep the window
        waiting, and so would a question about work that was left behind.
        """
        self._garbage.start()
        self.window.files.open_first()
        self.window.show()
        self.window.canvas.setFocus()
        self.window.canvas.view.zoom_to_fit()
        self.window.panels.plots.hold()
        self._first_paint.start()
        if file is not None:
            self._file = file
            # What it has to ask or to refuse keeps nothing else waiting.
            self.window.files.open_file(file)
        if not self._is_down:
            self._recovery.start()
        self._is_opened = True
        self._offer_left_work()

    @Slot()
    def _on_preloaded(self) -> None:
        """Start what nobody sees."""
        if self._is_down:
            return
        self.window.panels.plots.let_go()
        # Not earlier: where a thread loads TensorFlow's libraries, no other can load any.
        self.engine.start()
        self._is_preloaded = True
        self._offer_left_work()

    def _offer_left_work(self) -> None:
        """Ask what there is to ask, once the file is open and the window has been painted."""
        if self._is_down or not (self._is_opened and self._is_preloaded):
            return
        self._offers.offer(self._file)
        if not self._is_down:
            self.settled.emit()
        if not self._is_down:
            self._offers.welcome()

    @property
    def is_closed(self) -> bool:
        """True once it has been shut down because the person closed the window."""
        return self._is_closed

    @property
    def is_down(self) -> bool:
        """True once it has been shut down, which a signal may do behind a dialog of the start."""
        return self._is_down

    @Slot()
    def shut_down(self) -> None:
        """End after the person closed the window, with nothing left to recover.

        Stops the threads, then lets go of what listens to them; a second call does nothing.
        """
        if self._is_down:
            return
        self._is_down = self._is_closed = True
        self._first_paint.stop()
        self._preloader.wait()
        if not self.engine.shut_down(timeout=_STOP_SECONDS):
            _log.error("a thread did not end within %s s", _STOP_SECONDS)
        self._recovery.stop()
        self._take_apart()

    @Slot()
    def end_at_once(self) -> None:
        """End without a question; the next start offers unsaved work and the training under way.

        A run that ended meanwhile is part of that work.
        """
        if self._is_down:
            return
        self._is_down = True
        end = time.monotonic() + DEADLINE
        self._first_paint.stop()
        self.engine.steer(Leave())
        take_in_typing()
        self._recovery.copy_now()
        self.window.close_at_once()
        if not self.engine.shut_down(timeout=_SHARE_OF_ENGINE * DEADLINE):
            _log.warning("a thread did not end in time")
        self.relay.hand_out_now(RunEnded)
        if self._recovery.leave(max(0.0, end - time.monotonic()) + SLOW_DISK):
            self._recovery.let_go()
        else:
            _log.error("unsaved work could not be written in time")
        self._preloader.wait()
        self._take_apart()

    def prepare_end(self) -> None:
        """Begin to end, in any thread: the main one may be in something that takes long.

        Where it does not come to `end_at_once` in time, the process ends without it.
        """
        self.engine.steer(Leave())
        self._backstop.begin()

    def copy_work(self, manager: object) -> None:
        """Have unsaved work copied now, since the person's session is being kept."""
        self._recovery.copy_now()

    def _take_apart(self) -> None:
        self.relay.close()
        self._garbage.stop()
        # A dialog of the start stands before `exec`, where `quit` does nothing (Qt 6.11). Not by
        # `topLevelWidgets`: to wrap one that is being deleted crashes (PySide6 6.11).
        for _dialog in range(_MOST_DIALOGS):
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                break
            dialog.reject()
        QCoreApplication.quit()


def run(arguments: list[str]) -> int:
    """Open the window and serve it until it is closed; return the exit code."""
    start_logging()
    application = QApplication([sys.argv[0]])
    application.setApplicationName("NetBuilder")
    application.setOrganizationName("NetBuilder")
    application.setDesktopFileName("netbuilder")
    start_language(application)
    program = Program(application)
    window = program.window
    ExceptionHook(show=window.dialogs.show_error, tell=window.notifier.tell).install()
    requests = EndRequests(program.prepare_end, program)
    requests.interrupted.connect(program.window.close)
    requests.asked.connect(program.end_at_once)
    application.commitDataRequest.connect(requests.on_session_end)
    application.saveStateRequest.connect(program.copy_work)
    requests.listen_to_signals()
    program.start(Path(arguments[0]) if arguments else None)
    code = 0 if program.is_down else application.exec()
    if not program.is_closed:
        program.end_at_once()
        leave_process(code)
    return code
