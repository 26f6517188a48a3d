"""The question about a file that is not meant to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from netbuilder.ui.document.dialogs import Overwrite
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class OverwriteBox(QMessageBox):
    """Asks whether what is there is to be replaced; Esc leaves it as it is.

    Args:
        title: Of the dialog.
        text: What is there.
        question: What could be done.
        elsewhere: What the button for the harmless way says.
        parent: What it stands above.
    """

    def __init__(
        self, title: str, text: str, *, question: str, elsewhere: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle(title)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setInformativeText(question)
        self.elsewhere = QPushButton(elsewhere)
        self.overwrite = QPushButton(_("&Replace"))
        self.addButton(self.elsewhere, QMessageBox.ButtonRole.AcceptRole)
        self.addButton(self.overwrite, QMessageBox.ButtonRole.DestructiveRole)
        self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.elsewhere)
        self.setEscapeButton(QMessageBox.StandardButton.Cancel)

    @property
    def answer(self) -> Overwrite:
        """Answer that the person chose."""
        clicked = self.clickedButton()
        if clicked is self.overwrite:
            return Overwrite.OVERWRITE
        return Overwrite.ELSEWHERE if clicked is self.elsewhere else Overwrite.CANCEL


def protected_box(name: str, parent: QWidget | None = None) -> OverwriteBox:
    """Return the question about a write-protected file."""
    return OverwriteBox(
        _("The file is write-protected"),
        _("“{name}” is write-protected.").format(name=name),
        question=_("It was protected against changes. Replace it anyway?"),
        elsewhere=_("Save under &another name…"),
        parent=parent,
    )


def custom_block_box(name: str, parent: QWidget | None = None) -> OverwriteBox:
    """Return the question about a custom block of the same name."""
    return OverwriteBox(
        _("The name is already in use"),
        _("There is already a block “{name}” in the palette.").format(name=name),
        question=_("Replace it, or choose another name?"),
        elsewhere=_("Choose &another name"),
        parent=parent,
    )
