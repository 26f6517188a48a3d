"""Exception hook: takes what nobody catches into the log, and before the person."""

from __future__ import annotations

import logging
import math
import sys
import threading
import traceback
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from netbuilder.errors import NetBuilderError
from netbuilder.log import log_path, start_log
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType


_QUIET_SECONDS = 10.0
"""Seconds after a dialog about a fault in which the same fault goes to the status bar."""
_log = logging.getLogger("netbuilder")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_logging() -> None:
    """Write Python's and Qt's warnings to the log instead of the terminal."""
    start_log()
    qInstallMessageHandler(_on_qt_message)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _log.log(_QT_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)


class ExceptionHook:
    """Logs what nobody caught, and shows it: never in silence, never as a flood of dialogs.

    A fault in painting comes back with each frame, one in a verb with each press. What has just
    been shown therefore goes to the status bar when it comes again, and so does whatever comes
    while a dialog about another is open.

    Args:
        show: Shows an error in a dialog, and returns when that is closed.
        tell: Says a sentence in the status bar.
        clock: Returns seconds.
    """

    def __init__(
        self,
        *,
        show: Callable[[NetBuilderError], object],
        tell: Callable[[str], object],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._show = show
        self._tell = tell
        self._clock = clock
        self._is_showing = False
        self._shown: dict[str, float] = {}

    def install(self) -> None:
        """Take what nobody catches in this and in any other thread."""
        sys.excepthook = self
        threading.excepthook = _log_other_thread

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take an exception that nobody caught."""
        _log.error("uncaught", exc_info=(kind, error, trace))
        if isinstance(error, NetBuilderError):
            self._show(error)
            return
        place = _place(kind, trace)
        unexpected = _unexpected(error)
        since = self._clock() - self._shown.get(place, -math.inf)
        if self._is_showing or since < _QUIET_SECONDS:
            self._tell(unexpected.sentence())
            return
        self._is_showing = True
        try:
            self._show(unexpected)
        finally:
            self._is_showing = False
            self._shown[place] = self._clock()


def _place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what tells one fault from another: its kind, and the line that raised it."""
    frames = traceback.extract_tb(trace)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{kind.__name__} {where}"


def _log_other_thread(caught: threading.ExceptHookArgs) -> None:
    """A dialog belongs to the GUI thread: what other threads drop is only logged."""
    error = caught.exc_value or caught.exc_type()
    _log.error("uncaught in a thread", exc_info=(caught.exc_type, error, caught.exc_traceback))


def _unexpected(error: BaseException) -> NetBuilderError:
    return NetBuilderError(
        _("Internal error in NetBuilder"),
        found=f"{type(error).__name__}: {error}",
        advice=_("Save your work under a new name. The log is in {path}.").format(path=log_path()),
    )
