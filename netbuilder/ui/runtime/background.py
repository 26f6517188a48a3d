"""Work that would keep the window waiting, in a thread of its own."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from netbuilder.errors import NetBuilderError

if TYPE_CHECKING:
    from collections.abc import Callable

_RAISED: Final = object()
"""Outcome of work that raised something that nobody expects."""


class Background(QObject):
    """Does a piece of work in a thread, and tells in the GUI thread what came of it.

    What the work raises beside refusals is the exception hook's matter; nothing is told then.

    Signals:
        done(result): the work has returned `result`.
        refused(error): it has raised this `NetBuilderError`.
        ended(): it is over, whatever came of it; comes last.
    """

    done = Signal(object)
    refused = Signal(object)
    ended = Signal()
    _outcome = Signal(object)

    def __init__(
        self, work: Callable[[], object], parent: QObject | None = None, *, name: str
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._name = name
        self._is_at_work = False
        self._outcome.connect(self._on_outcome, Qt.ConnectionType.QueuedConnection)

    @property
    def is_at_work(self) -> bool:
        """True from the start until it is told what came of it."""
        return self._is_at_work

    def start(self) -> None:
        """Begin, unless it is under way."""
        if not self._is_at_work:
            self._is_at_work = True
            threading.Thread(target=self._run, name=self._name).start()

    def _run(self) -> None:
        outcome: object = _RAISED
        try:
            outcome = self._work()
        except NetBuilderError as error:
            outcome = error
        finally:
            with suppress(RuntimeError):  # The program has gone meanwhile.
                self._outcome.emit(outcome)

    @Slot(object)
    def _on_outcome(self, outcome: object) -> None:
        self._is_at_work = False
        if isinstance(outcome, NetBuilderError):
            self.refused.emit(outcome)
        elif outcome is not _RAISED:
            self.done.emit(outcome)
        self.ended.emit()
