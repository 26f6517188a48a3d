"""Modal dialogs, each looked at when it comes up and then left by Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from words_on_screen import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget


def seen_during(act: Callable[[], object], look: Callable[[QDialog], object]) -> int:
    """Do something that asks a person, `look` at each dialog, and return how many there were."""
    count = 0
    timer = QTimer()

    def answer() -> None:
        nonlocal count
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            count += 1
            look(dialog)
            dialog.reject()

    timer.timeout.connect(answer)
    timer.start(0)
    act()
    timer.stop()
    return count


def words_of_dialog(dialog: QWidget) -> Iterator[tuple[str, str]]:
    """Yield what a dialog says; a dialog for files also shows their names, which are left out."""
    if not isinstance(dialog, QFileDialog):
        yield from words_of(dialog)
        return
    for text in (dialog.windowTitle(), *dialog.nameFilters()):
        yield "QFileDialog", text
