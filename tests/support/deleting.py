"""Deletes what belongs to Qt at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject


def delete_now(*things: QObject) -> None:
    """Delete these, and whatever waits for the event loop to delete it.

    A window that only waits for its end is still painted anew with each style sheet.
    """
    for thing in things:
        thing.deleteLater()
    for _what_goes_with_what_went in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
