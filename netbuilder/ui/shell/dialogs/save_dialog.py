"""Dialog that asks where a file is to be written, and in which of several formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from netbuilder.ui.widgets.frames import for_screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.ui.document.dialogs import FileKind


class SaveDialog(QFileDialog):
    """Knows the suffix of the chosen kind, and so asks before it replaces `name` + suffix."""

    def __init__(
        self,
        title: str,
        suggestion: str,
        *,
        kinds: Sequence[FileKind],
        parent: QWidget | None = None,
    ) -> None:
        self._suffixes = {f"{kind.title} (*{kind.suffix})": kind.suffix for kind in kinds}
        super().__init__(parent, title, suggestion, ";;".join(self._suffixes))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setDefaultSuffix(kinds[0].suffix)
        self.selectFile(suggestion)
        self.filterSelected.connect(self._on_kind_chosen)
        self.resize(for_screen(self.size(), self))

    @property
    def path(self) -> Path:
        """The chosen file; a name that ends in no known suffix has that of the chosen kind."""
        path = Path(self.selectedFiles()[0])
        suffixes = self._suffixes
        if path.suffix in suffixes.values():
            return path
        return path.with_name(path.name + suffixes[self.selectedNameFilter()])

    @Slot(str)
    def _on_kind_chosen(self, kind: str) -> None:
        self.setDefaultSuffix(self._suffixes[kind])
