"""Modules that the window needs later, imported while it can be used already."""

from __future__ import annotations

import logging
import threading
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

logger = logging.getLogger(__name__)


class Preloader(QObject):
    """Imports modules in a thread of its own, so that nobody waits for them where they are needed.

    Signals:
        finished(): they are all imported, or the log says why one is not. It fails again, and is
            told, where it is needed.
    """

    finished = Signal()
    _ended = Signal()

    def __init__(self, modules: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modules = tuple(modules)
        self._thread = threading.Thread(target=self._import, name="preloading")
        self._ended.connect(self.finished, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Wait until the thread is over."""
        if self._thread.ident is not None:
            self._thread.join()

    def _import(self) -> None:
        for name in self._modules:
            try:
                import_module(name)
            except Exception:
                logger.exception("%s cannot be imported", name)
        self._ended.emit()
