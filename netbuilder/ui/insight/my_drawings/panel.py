"""The drawings that a person has labelled: looked at, deleted, exported, tested on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netbuilder.data.grey import as_shares
from netbuilder.project.sets.mnist import MNIST
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.array_image import image_of
from netbuilder.ui.widgets.labels import plain_label, plain_tip
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netbuilder.project.my_drawings import MyDrawing

_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ICON = 56
_SIDE = MNIST.shape[0]


class MyDrawingsPanel(QWidget):
    """A sheet of small drawings with their digits, and a line of verbs.

    Signals:
        delete_wanted(places): a tuple of places among the drawings.
        export_wanted(): the drawings are to be written to a file.
        learning_wanted(): the network is to learn from the drawings, too.
    """

    delete_wanted = Signal(object)
    export_wanted = Signal()
    learning_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawings: tuple[MyDrawing, ...] = ()
        self._answers: NDArray[np.intp] | None = None
        self.score = plain_label()
        self.score.setWordWrap(True)
        self.sheet = QListWidget()
        self.sheet.setAccessibleName(_("My drawings"))
        self.sheet.setViewMode(QListWidget.ViewMode.IconMode)
        self.sheet.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.sheet.setMovement(QListWidget.Movement.Static)
        self.sheet.setIconSize(QSize(_ICON, _ICON))
        self.sheet.setSpacing(4)
        self.sheet.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.delete = QPushButton(_("Delete"))
        self.delete.setToolTip(_("Delete the selected drawings from My drawings"))
        self.export = QPushButton(_("Export…"))
        self.export.setToolTip(_("Export all drawings as a NumPy file (.npz) or as images (.zip)"))
        self.learn = QPushButton(_("Train with these…"))
        self._why_not = ""
        self.sheet.installEventFilter(self)
        self._lay_out()
        self.delete.clicked.connect(self._on_delete)
        self.export.clicked.connect(self.export_wanted)
        self.learn.clicked.connect(self.learning_wanted)
        self.sheet.itemSelectionChanged.connect(self._show_abilities)
        self.show_drawings(())

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.score, 1)
        line.addWidget(self.learn)
        line.addWidget(self.delete)
        line.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(line)
        column.addWidget(self.sheet, 1)

    def show_drawings(self, drawings: Sequence[MyDrawing]) -> None:
        """Show the drawings of another state of the project."""
        if tuple(drawings) != self._drawings or not drawings:
            self._drawings, self._answers = tuple(drawings), None
            self._fill()
            self.say_score(
                _("Click the correct digit beside the pad to add the drawing here with that label.")
                if not drawings
                else ""
            )

    def show_answers(self, answers: NDArray[np.intp], source: str, *, learned: bool) -> None:
        """Mark what the network reads otherwise, and say how many it reads right.

        `learned` says that it was trained with my drawings among its examples.
        """
        if len(answers) != len(self._drawings):
            return
        self._answers = answers
        self._fill()
        score = reading_sentence(answers, self._drawings, source)
        if learned:
            score += " " + _(
                "Drawings like these were among its training examples; only new ones "
                "show how well it generalizes."
            )
        self.say_score(score)

    def forget_answers(self) -> None:
        """Mark nothing and say no score, as long as no network has read the drawings."""
        if self._answers is not None:
            self._answers = None
            self._fill()
            self.say_score("")

    def allow_learning(self, *, why_not: str) -> None:
        """Let the network learn from the drawings, or say why it cannot."""
        self._why_not = why_not
        self._show_abilities()

    def say_score(self, sentence: str) -> None:
        """Write another line above the sheet."""
        self.score.setText(sentence)

    def _fill(self) -> None:
        theme = theme_of(self.palette())
        self.sheet.clear()
        for place, drawing in enumerate(self._drawings):
            grey = np.frombuffer(drawing.grey, np.uint8).reshape(_SIDE, _SIDE)
            image = image_of(as_shares(grey), theme)
            pixmap = QPixmap.fromImage(image).scaled(_ICON, _ICON)
            words, is_wrong = str(drawing.digit), False
            if self._answers is not None and int(self._answers[place]) != drawing.digit:
                words = _("{digit}, classified as {answer}").format(
                    digit=drawing.digit, answer=int(self._answers[place])
                )
                is_wrong = True
            item = QListWidgetItem(QIcon(pixmap), words, self.sheet)
            if is_wrong:
                item.setForeground(QColor(theme.error))
        self._show_abilities()

    @Slot()
    def _show_abilities(self) -> None:
        for button in (self.learn, self.delete, self.export):
            button.setVisible(bool(self._drawings))
        self.delete.setEnabled(bool(self.sheet.selectedItems()))
        self.export.setEnabled(bool(self._drawings))
        self.learn.setEnabled(bool(self._drawings) and not self._why_not)
        usual = _("Continue training with augmented examples of these drawings")
        self.learn.setToolTip(plain_tip(self._why_not) or usual)

    @Slot()
    def _on_delete(self) -> None:
        places = tuple(sorted(self.sheet.row(item) for item in self.sheet.selectedItems()))
        if places:
            self.delete_wanted.emit(places)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete with the key, too, before the canvas takes it for its own."""
        if isinstance(event, QKeyEvent) and event.key() in _DELETING:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._on_delete()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._fill()


def reading_sentence(answers: NDArray[np.intp], drawings: Sequence[MyDrawing], source: str) -> str:
    """Say how many of the drawings the network called `source` reads right."""
    right = sum(int(a) == d.digit for a, d in zip(answers, drawings, strict=True))
    return _("{source} classifies {right} of {total} correctly.").format(
        total=grouped(len(drawings)), source=source, right=grouped(right)
    )
