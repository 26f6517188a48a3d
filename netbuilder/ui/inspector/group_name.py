"""Name of a collapsed group in the inspector, where it can be changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from netbuilder.network.grouping import LONGEST_TITLE, rename_group
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Group
    from netbuilder.project.project import Project
    from netbuilder.ui.document.session import Session


class GroupName(QWidget):
    """One line with the name; Enter, or going elsewhere, takes in what was typed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._group: Group | None = None
        self.editor = QLineEdit()
        self.editor.setMaxLength(LONGEST_TITLE)
        self.editor.setAccessibleName(_("Name of the group"))
        self.editor.editingFinished.connect(self._on_edited)
        label = plain_label(_("Name"))
        label.setBuddy(self.editor)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self.editor, 1)

    def show_group(self, group: Group | None) -> None:
        """Show the name of a group; without one, nothing."""
        if group != self._group:
            self._group = group
            self.editor.setText("" if group is None else group.title)
        self.setVisible(group is not None)

    @Slot()
    def _on_edited(self) -> None:
        group, title = self._group, self.editor.text()
        if group is None or title == group.title:
            return
        rename = partial(_renamed, group=group.id, title=title)
        self._session.edit(_("Rename group"), rename)
        self.editor.setText(self._group.title if self._group is not None else "")


def _renamed(project: Project, *, group: str, title: str) -> Project:
    return replace(project, graph=rename_group(project.graph, group, title))
