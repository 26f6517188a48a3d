"""Announcement of what happened to whoever hears the window instead of seeing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(source: QWidget, sentence: str, *, at_once: bool = False) -> None:
    """Let a screen reader say a sentence that stands nowhere near the focus.

    Args:
        source: Widget that the sentence belongs to.
        sentence: What is said; nothing if it is empty.
        at_once: True to interrupt what is being said, as an error may.
    """
    if not sentence:
        return
    event = QAccessibleAnnouncementEvent(source, sentence)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)
