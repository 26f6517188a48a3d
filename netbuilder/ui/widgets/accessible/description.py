"""Description of a widget that paints itself: its role, its words, and the parts on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Part:
    """Something painted on a widget, as a screen reader is told of it.

    Attributes:
        name: What it is and says.
        rect: Where it stands in the widget.
        words: More about it, which many readers say on demand only.
    """

    name: str
    rect: QRect
    words: str = ""
    role: QAccessible.Role = QAccessible.Role.ListItem
    is_selected: bool = False


class Description(QObject):
    """Describes a widget to screen readers, which ask when they want to know.

    One is made for each widget, as its child. Subclasses tell of parts; a part is known by a key.
    Nothing is worked out until a reader asks, so that a widget may repaint as often as it likes.
    Qt learns of descriptions through `netbuilder.ui.widgets.accessible.interfaces`, which must be
    installed before.

    Attributes:
        role: What kind of control the widget is.
        has_widgets: False if widgets inside the widget are a matter of painting alone.
    """

    def __init__(
        self, widget: QWidget, role: QAccessible.Role, *, has_widgets: bool = True
    ) -> None:
        super().__init__(widget)
        self.role, self.has_widgets = role, has_widgets
        self._widget = widget
        self._anchors: dict[Hashable, PartAnchor] = {}
        self._told: dict[Hashable, str] = {}
        widget.installEventFilter(self)
        _forget_interface(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say the current part behind the widget, which Qt says first, when the focus comes."""
        if (
            event.type() == QEvent.Type.FocusIn
            and QAccessible.isActive()
            and self.current() is not None
        ):
            QTimer.singleShot(0, self, self.tell_current)
        return False

    @property
    def widget(self) -> QWidget:
        """Widget that is described."""
        return self._widget

    def words(self) -> str:
        """Return what is said of the widget besides its name."""
        return self._widget.accessibleDescription()

    def part_keys(self) -> Sequence[Hashable]:
        """Return the keys of the parts, in the order in which they are walked through."""
        return ()

    def part(self, key: Hashable) -> Part | None:
        """Return what stands under a key; None where nothing does any more."""
        return None

    def current(self) -> Hashable | None:
        """Return the key of the part that the arrow keys have led to, if there is one."""
        return None

    def anchor(self, key: Hashable) -> PartAnchor:
        """Return what stands for a part where Qt asks for an object."""
        if key not in self._anchors:
            self._anchors[key] = PartAnchor(self, key)
            self._told[key] = self._name(key)
        return self._anchors[key]

    def tell_current(self) -> None:
        """Let readers say the current part, as they say whatever gets the focus."""
        key = self.current()
        source = self._widget if key is None else self.anchor(key)
        QAccessible.updateAccessibility(QAccessibleEvent(source, QAccessible.Event.Focus))

    def tell_changes(self) -> None:
        """Tell readers which parts came and went, and which have other names."""
        if not self._anchors or not QAccessible.isActive():
            return  # Nobody knows of any part.
        keys = self.part_keys()
        for key in self._anchors.keys() - set(keys):
            anchor = self._anchors.pop(key)
            _tell(anchor, QAccessible.Event.ObjectDestroyed)
            anchor.deleteLater()
        for key in keys:
            if key not in self._anchors:
                _tell(self.anchor(key), QAccessible.Event.ObjectCreated)
            elif self._told[key] != (name := self._name(key)):
                self._told[key] = name
                _tell(self._anchors[key], QAccessible.Event.NameChanged)

    def _name(self, key: Hashable) -> str:
        part = self.part(key)
        return "" if part is None else part.name


class PartAnchor(QObject):
    """Stands for a part: Qt keeps an interface for an object, for as long as that lives."""

    def __init__(self, description: Description, key: Hashable) -> None:
        super().__init__(description)
        self.description, self.key = description, key

    @property
    def part(self) -> Part | None:
        """The part as it is now."""
        return self.description.part(self.key)


def _forget_interface(widget: QWidget) -> None:
    """Let Qt ask anew for the interface of a widget that it asked about before it was described."""
    if QAccessible.isActive():
        interface = QAccessible.queryAccessibleInterface(widget)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))


def _tell(anchor: PartAnchor, event: QAccessible.Event) -> None:
    QAccessible.updateAccessibility(QAccessibleEvent(anchor, event))
