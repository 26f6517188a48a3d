"""The question about trainings that were interrupted, one or several."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from netbuilder.ui.document.dialogs import Interrupted
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _, counted, grouped, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from netbuilder.files.unfinished import Unfinished

_WIDTH = 480
_ROWS_SHOWN = 6
_GAP = 2


class InterruptedDialog(QDialog):
    """Asks what to do with an interrupted training; of several the person chooses one.

    Esc leaves all of them for the next start.
    """

    def __init__(self, runs: Sequence[Unfinished], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = tuple(runs)
        self.answer = Interrupted.LATER
        self.question = plain_label(self._question())
        self.question.setWordWrap(True)
        self.list = self._make_list()
        self.details = plain_label()
        self.details.setWordWrap(True)
        self.buttons, go_on = self._make_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for widget in (self.question, self.list, self.details, self.buttons):
            layout.addWidget(widget)
        is_one = len(self._runs) == 1
        self.setWindowTitle(
            _("A training was interrupted") if is_one else _("Trainings were interrupted")
        )
        self.question.setMinimumWidth(_WIDTH)
        self._show_details()
        (go_on if is_one else self.list).setFocus()

    @property
    def run(self) -> Unfinished:
        """The training that is chosen."""
        return self._runs[max(0, self.list.currentRow())]

    def _question(self) -> str:
        if len(self._runs) == 1:
            run = self._runs[0]
            return _("{run} was interrupted in epoch {epoch} of {epochs}.").format(
                run=_full_name(run), epoch=grouped(run.epoch), epochs=grouped(run.epochs)
            )
        return counted(
            "{count} training was interrupted. Do you want to resume it?",
            "{count} trainings were interrupted. Which one do you want to resume?",
            len(self._runs),
        )

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(_("Interrupted trainings"))
        made.setSpacing(_GAP)
        for run in self._runs:
            words = listed((_full_name(run), _position(run), _when(run)))
            item = QListWidgetItem(words, made)
            item.setToolTip(run.origin or _("Not saved in a file"))
        made.setCurrentRow(0)
        rows = min(_ROWS_SHOWN, made.count())
        made.setFixedHeight(rows * (made.sizeHintForRow(0) + 2 * _GAP) + 2 * made.frameWidth() + 8)
        made.setMinimumWidth(made.sizeHintForColumn(0) + 2 * (made.frameWidth() + _GAP) + 8)
        if made.count() <= _ROWS_SHOWN:
            made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVisible(made.count() > 1)
        made.currentRowChanged.connect(self._show_details)
        made.doubleClicked.connect(self._on_double_clicked)
        return made

    def _make_buttons(self) -> tuple[QDialogButtonBox, QPushButton]:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        go_on = QPushButton(_("&Resume"))
        go_on.setToolTip(_("Open the project and train the remaining epochs"))
        go_on.clicked.connect(self._on_go_on)
        keep = QPushButton(_("&Keep the weights"))
        keep.setToolTip(_("Open the project with this run, as if it had been stopped here"))
        keep.clicked.connect(self._on_keep)
        discard = QPushButton(_("&Discard"))
        discard.setToolTip(_("Permanently delete this run"))
        discard.clicked.connect(self._on_discard)
        later = QPushButton(_("&Later"))
        later.setToolTip(_("Decide at the next start"))
        later.clicked.connect(self.reject)
        for button, role in (
            (go_on, roles.AcceptRole),
            (keep, roles.ActionRole),
            (discard, roles.DestructiveRole),
            (later, roles.RejectRole),
        ):
            box.addButton(button, role)
            button.setAutoDefault(False)
        go_on.setDefault(True)
        return box, go_on

    @Slot()
    def _show_details(self) -> None:
        self.details.setText(
            _(
                "Its state at {when} was saved. Resuming from there gives the same "
                "results as an uninterrupted training."
            ).format(when=_when(self.run))
        )

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._answer(Interrupted.RESUME)

    @Slot()
    def _on_go_on(self) -> None:
        self._answer(Interrupted.RESUME)

    @Slot()
    def _on_keep(self) -> None:
        self._answer(Interrupted.KEEP)

    @Slot()
    def _on_discard(self) -> None:
        self._answer(Interrupted.DISCARD)

    def _answer(self, answer: Interrupted) -> None:
        self.answer = answer
        self.accept()


def _full_name(run: Unfinished) -> str:
    return _("{run} of “{title}”").format(run=run.name, title=_(run.title) or _("Untitled"))


def _position(run: Unfinished) -> str:
    return _("epoch {epoch} of {epochs}").format(
        epoch=grouped(run.epoch), epochs=grouped(run.epochs)
    )


def _when(run: Unfinished) -> str:
    return f"{datetime.fromtimestamp(run.written).astimezone():%Y-%m-%d %H:%M}"
