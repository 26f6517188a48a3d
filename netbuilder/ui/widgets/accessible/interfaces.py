"""Qt's accessible interfaces of described widgets and of the parts on them.

PySide6 6.11 holds every interface that the factory returns until the program ends, as Qt deletes it
with its object; so an interface keeps nothing alive but itself. `interface_cast` must not be
overridden: PySide6 cannot convert the pointer that it returns, and crashes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from netbuilder.ui.widgets.accessible.description import Description, Part, PartAnchor

if TYPE_CHECKING:
    from collections.abc import Hashable


@cache
def install_interfaces() -> None:
    """Let Qt ask for our interfaces, once."""
    QAccessible.installFactory(_made_for)


def _made_for(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Return the interface of an object, or None for Qt's own.

    Qt asks for each class that the object is of, the most special first.
    """
    if class_name != thing.metaObject().className():
        return None
    match thing:
        case PartAnchor():
            return PartInterface(thing)
        case QWidget() if _description_of(thing) is not None:
            return WidgetInterface(thing)
    return None


def _description_of(widget: QWidget) -> Description | None:
    within = Qt.FindChildOption.FindDirectChildrenOnly
    return next(iter(widget.findChildren(Description, options=within)), None)


class WidgetInterface(QAccessibleWidget):
    """Interface of a described widget: its parts come before the widgets inside it."""

    def __init__(self, widget: QWidget) -> None:
        description = _description_of(widget)
        role = QAccessible.Role.Client if description is None else description.role
        super().__init__(widget, role, "")

    def text(self, kind: QAccessible.Text) -> str:
        """Return the description's words where those are wanted."""
        description = self._description()
        if description is not None and kind == QAccessible.Text.Description:
            return description.words()
        return super().text(kind)

    def childCount(self) -> int:
        """Return the number of parts and widgets."""
        description = self._description()
        if description is None:
            return super().childCount()
        return len(description.part_keys()) + (
            super().childCount() if description.has_widgets else 0
        )

    def child(self, index: int) -> QAccessibleInterface:
        """Return a part, or a widget behind them."""
        keys, description = self._keys(), self._description()
        if description is not None and 0 <= index < len(keys):
            return _interface(description.anchor(keys[index]))
        return super().child(index - len(keys))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a part or a widget, or -1."""
        keys, thing = self._keys(), child.object()
        if isinstance(thing, PartAnchor):
            return keys.index(thing.key) if thing.key in keys else -1
        index = super().indexOfChild(child)
        return index if index < 0 else index + len(keys)

    def focusChild(self) -> QAccessibleInterface:
        """Return the current part while the widget has the focus."""
        description = self._description()
        key = None if description is None else description.current()
        if description is None or key is None or not description.widget.hasFocus():
            return super().focusChild()
        return _interface(description.anchor(key))

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Return the part or the widget at a place of the screen."""
        description = self._description()
        if description is not None:
            place = description.widget.mapFromGlobal(QPoint(x, y))
            for key in description.part_keys():
                part = description.part(key)
                if part is not None and part.rect.contains(place):
                    return _interface(description.anchor(key))
        return super().childAt(x, y)

    def _description(self) -> Description | None:
        return _description_of(self.widget())

    def _keys(self) -> tuple[Hashable, ...]:
        description = self._description()
        return () if description is None else tuple(description.part_keys())


class PartInterface(QAccessibleObject):
    """Interface of a part, which knows of it what its anchor tells when asked."""

    def parent(self) -> QAccessibleInterface:
        """Return the interface of the widget."""
        anchor = self.object()
        return _interface(anchor.description.widget) if isinstance(anchor, PartAnchor) else _none()

    def child(self, index: int) -> QAccessibleInterface:
        """Return none: nothing is inside a part."""
        return _none()

    def childCount(self) -> int:
        """Return 0: nothing is inside a part."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return -1: nothing is inside a part."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Return the name of the part, or more about it."""
        part = self._part()
        if part is None:
            return ""
        return {QAccessible.Text.Name: part.name, QAccessible.Text.Description: part.words}.get(
            kind, ""
        )

    def role(self) -> QAccessible.Role:
        """Return what kind of thing it is."""
        part = self._part()
        return QAccessible.Role.ListItem if part is None else part.role

    def rect(self) -> QRect:
        """Return where it stands on the screen."""
        anchor, part = self.object(), self._part()
        if part is None or not isinstance(anchor, PartAnchor):
            return QRect()
        widget = anchor.description.widget
        return QRect(widget.mapToGlobal(part.rect.topLeft()), part.rect.size())

    def state(self) -> QAccessible.State:
        """Return whether it is selected, has the focus, and is in view."""
        state, anchor, part = QAccessible.State(), self.object(), self._part()
        if part is None or not isinstance(anchor, PartAnchor):
            state.invalid = True
            return state
        description = anchor.description
        is_current = description.current() == anchor.key
        state.selectable = state.focusable = True
        state.selected = part.is_selected
        state.focused = is_current and description.widget.hasFocus()
        state.offscreen = not description.widget.rect().intersects(part.rect)
        return state

    def _part(self) -> Part | None:
        anchor = self.object()
        return anchor.part if isinstance(anchor, PartAnchor) else None


def _interface(thing: QObject) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(thing)


def _none() -> QAccessibleInterface:
    """Return no interface: that of an id which Qt gives to none."""
    return QAccessible.accessibleInterface(0)
