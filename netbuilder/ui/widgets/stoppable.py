"""Work of the GUI thread that shows how far it is, and can be stopped, once it takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from netbuilder.words import _

if TYPE_CHECKING:
    from types import TracebackType

_PARTS: Final = 100
_PATIENCE_MILLISECONDS: Final = 500


class Stoppable:
    """Dialog above `parent` that comes up where the work is not done within half a second."""

    def __init__(self, words: str, parent: QWidget) -> None:
        self._words = words
        self._parent = parent
        self._box: QProgressDialog | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._box is not None:
            self._box.reset()
            self._box.deleteLater()
            self._box = None

    def proceed(self, share: float) -> bool:
        """Show how much is done, 0 to 1, and tell whether to go on."""
        if self._box is None:
            self._box = self._make()
        self._box.setValue(min(_PARTS - 1, int(share * _PARTS)))
        QApplication.processEvents()
        return not self._box.wasCanceled()

    def _make(self) -> QProgressDialog:
        box = QProgressDialog(self._words, _("Stop"), 0, _PARTS, self._parent, Qt.WindowType.Dialog)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setMinimumDuration(_PATIENCE_MILLISECONDS)
        return box
