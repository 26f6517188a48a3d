"""Hear the window, and walk through it, as a screen reader does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from netbuilder.ui.widgets.accessible.interfaces import install_interfaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAccessibleEvent, QAccessibleInterface
    from PySide6.QtWidgets import QWidget


class Reader:
    """Writes down what a screen reader is told.

    Attributes:
        announcements: Sentences that it is asked to say, with their politeness.
        focused: Names of what got the focus.
        events: All else and these, as kinds of events with a name or sentence.
    """

    def __init__(self) -> None:
        install_interfaces()
        self.announcements: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []
        self.focused: list[str] = []
        self.events: list[tuple[QAccessible.Event, str]] = []

    def hear(self, event: QAccessibleEvent) -> None:
        """Take what Qt would hand to the reader."""
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.announcements.append((event.message(), event.politeness()))
            self.events.append((event.type(), event.message()))
            return
        name = name_of(event.accessibleInterface())
        self.events.append((event.type(), name))
        if event.type() == QAccessible.Event.Focus:
            self.focused.append(name)


def interface(widget: QWidget) -> QAccessibleInterface:
    """Return what a screen reader finds where a widget is."""
    install_interfaces()
    return QAccessible.queryAccessibleInterface(widget)


def name_of(thing: QAccessibleInterface) -> str:
    """Return the name that is said."""
    return thing.text(QAccessible.Text.Name)


def words_of(thing: QAccessibleInterface) -> str:
    """Return what is said besides the name."""
    return thing.text(QAccessible.Text.Description)


def label_of(thing: QAccessibleInterface) -> str:
    """Return the words of the label that belongs to a control, where there is one."""
    labels = thing.relations(QAccessible.RelationFlag.Label)
    return name_of(labels[0][0]) if labels else ""


def everything(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield all that a screen reader can walk to, from a thing that it is on."""
    if not thing.state().invisible:
        yield thing
        for index in range(thing.childCount()):
            child = thing.child(index)
            if child is not None and child.isValid():
                yield from everything(child)


def parts(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield the items that are painted on a widget."""
    found = interface(widget)
    for index in range(found.childCount()):
        part = found.child(index)
        if part.role() in (QAccessible.Role.ListItem, QAccessible.Role.Note):
            yield part
