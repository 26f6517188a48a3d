"""Buttons in the status bar that open and collapse the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from netbuilder.ui.style.icons import icon
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QDockWidget

    from netbuilder.ui.style.theme import Theme

_ICONS: Final = {
    "blocks": "panel-left",
    "below": "panel-below",
    "settings": "panel-right-top",
    "pad": "panel-right-bottom",
}


class PanelButtons(QWidget):
    """A button for each panel around the canvas, pressed in as long as the panel is open."""

    def __init__(self, docks: Iterable[QDockWidget]) -> None:
        super().__init__()
        self.buttons = {
            dock.objectName(): _button(dock) for dock in docks if dock.objectName() in _ICONS
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(2)
        for name in _ICONS:
            layout.addWidget(self.buttons[name])

    def paint_icons(self, theme: Theme) -> None:
        """Take on the colours of another theme."""
        for name, button in self.buttons.items():
            button.setIcon(icon(_ICONS[name], colour=theme.text, disabled=theme.border))


def _button(dock: QDockWidget) -> QToolButton:
    """Return a button that follows a dock and shows or hides it.

    It has not the action of the menu as its own, which would bring its icon into the menu.
    """
    button = QToolButton()
    button.setAutoRaise(True)
    button.setCheckable(True)
    action = dock.toggleViewAction()
    button.setChecked(action.isChecked())
    action.toggled.connect(button.setChecked)
    button.clicked.connect(action.trigger)
    button.setAccessibleName(dock.windowTitle())
    button.setToolTip(_("Show or hide: {panel}").format(panel=dock.windowTitle()))
    return button
