"""Base of controllers: they stand between panels, disk and engine, and tell what came of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Controller(QObject):
    """The base of those that do things for a panel; the notifier listens to it.

    Signals:
        told(sentence): something was done.
        refused(error): a `NetBuilderError`: something could not be done.
    """

    told = Signal(str)
    refused = Signal(object)

    def tell(self, sentence: str) -> None:
        """Tell what was done, if anything was."""
        if sentence:
            self.told.emit(sentence)
