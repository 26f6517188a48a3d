"""Label of a choice for those who hear it: Qt's name of a combo box on Linux is its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox


def label_for_readers(box: QComboBox, name: str) -> None:
    """Name a combo box, which has its parent already, on every system.

    Elsewhere a reader takes the accessible name. Under X11 and Wayland Qt gives the chosen value as
    the name, and what the choice is of only as a relation to a label beside it; those labels that
    are seen stand outside the editor, where Qt does not look for them.
    """
    box.setAccessibleName(name)
    label = plain_label(name, box.parentWidget())
    label.setBuddy(box)
    label.hide()
