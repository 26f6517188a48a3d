"""Files that were open lately."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from netbuilder.ui.widgets.labels import plain_tip
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = "recent"
_MOST = 10


def recent_files() -> tuple[Path, ...]:
    """Return the files that were open lately, the newest first."""
    saved = QSettings().value(_KEY, [])
    names: Sequence[object] = saved if isinstance(saved, list) else [saved]
    return tuple(Path(str(name)) for name in names if name)


def remember(path: Path) -> None:
    """Put a file first among the recent ones."""
    known = [path.resolve(), *(p for p in recent_files() if p != path.resolve())]
    QSettings().setValue(_KEY, [str(p) for p in known[:_MOST]])


class RecentMenu(QMenu):
    """Recent files, read anew each time it opens.

    Signals:
        chosen(path): a file is to be opened.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Open recent"), parent)
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._on_about_to_show)

    @Slot()
    def _on_about_to_show(self) -> None:
        self.clear()
        for path in recent_files():
            action = self.addAction(path.name)
            action.setToolTip(plain_tip(str(path)))
            action.setEnabled(path.is_file())
            action.triggered.connect(partial(self.chosen.emit, path))
        if self.isEmpty():
            self.addAction(_("No recent files")).setEnabled(False)
