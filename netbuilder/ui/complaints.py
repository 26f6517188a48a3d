"""What goes wrong and nobody catches: into the log, and once before the person."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from netbuilder.errors import NetBuilderError
from netbuilder.log import log_path, start_log
from netbuilder.words import _

if TYPE_CHECKING:
    from types import TracebackType

    from netbuilder.ui.window import MainWindow

_log = logging.getLogger("netbuilder")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_logging() -> None:
    """Write Python's and Qt's complaints to the log instead of the terminal."""
    start_log()
    qInstallMessageHandler(_on_qt_message)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _log.log(_QT_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)


class Excepthook:
    """Logs what nobody caught, and shows it once."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._has_shown = False

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
            self._window.dialogs.show_error(error)
        elif not self._has_shown:
            self._has_shown = True
            self._window.dialogs.show_error(_unexpected(error))


def _log_other_thread(caught: threading.ExceptHookArgs) -> None:
    """A dialog belongs to the GUI thread: what other threads drop is only logged."""
    error = caught.exc_value or caught.exc_type()
    _log.error("uncaught in a thread", exc_info=(caught.exc_type, error, caught.exc_traceback))


def _unexpected(error: BaseException) -> NetBuilderError:
    return NetBuilderError(
        _("Something went wrong inside NetBuilder"),
        found=f"{type(error).__name__}: {error}",
        advice=_("Save your work under a new name. The log is in {path}.").format(path=log_path()),
    )
