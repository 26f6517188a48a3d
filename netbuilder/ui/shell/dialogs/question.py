"""Questions whose buttons say what each of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QPushButton

from netbuilder.ui.document.dialogs import Recovery, SeveralDigits, Unsaved
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

Answer = TypeVar("Answer")


class Choice(NamedTuple, Generic[Answer]):
    """One button: what it answers, its words, and its role, which says where it stands."""

    answer: Answer
    words: str
    role: QMessageBox.ButtonRole


class Question(QMessageBox, Generic[Answer]):
    """Asks by buttons that name the deed; the last choice harms nothing, and Esc chooses it.

    Args:
        title: Of the dialog.
        text: What is so.
        more: What each choice does, or what is asked.
        choices: The buttons.
        default: The one that Enter presses.
        parent: What it stands above.
    """

    def __init__(
        self,
        title: str,
        text: str,
        *,
        more: str,
        choices: Sequence[Choice[Answer]],
        default: Answer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(title)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setInformativeText(more)
        self.setAccessibleDescription(more)  # The name is the text alone.
        self._choices = choices
        self._buttons: list[QPushButton] = []
        for choice in choices:
            button = QPushButton(choice.words)
            self.addButton(button, choice.role)
            self._buttons.append(button)
            if choice.answer == default:
                self.setDefaultButton(button)
        self.setEscapeButton(self._buttons[-1])

    @property
    def answer(self) -> Answer:
        """Answer that the person chose; before that, the one that harms nothing."""
        clicked = self.clickedButton()
        chosen = (
            c for c, button in zip(self._choices, self._buttons, strict=True) if button is clicked
        )
        return next(chosen, self._choices[-1]).answer

    def ask(self) -> Answer:
        """Wait for the person and return the answer."""
        self.exec()
        return self.answer


def unsaved_work(
    name: str, *, unkept: str = "", parent: QWidget | None = None
) -> Question[Unsaved]:
    """Return the question what to do with unsaved work.

    `unkept` says which weights a save would leave out; a check box then keeps them all.
    """
    roles = QMessageBox.ButtonRole
    question = Question(
        _("Unsaved work"),
        _("“{name}” has changes that are not saved.").format(name=name),
        more=" ".join(filter(None, (_("Save them first?"), unkept))),
        choices=(
            Choice(Unsaved.SAVE, _("&Save"), roles.AcceptRole),
            Choice(Unsaved.DISCARD, _("&Discard changes"), roles.DestructiveRole),
            Choice(Unsaved.CANCEL, _("Cancel"), roles.RejectRole),
        ),
        default=Unsaved.SAVE,
        parent=parent,
    )
    if unkept:
        question.setCheckBox(QCheckBox(_("Keep the &weights of all runs"), question))
    return question


def leave_training(parent: QWidget | None = None) -> Question[bool]:
    """Return the question whether a training under way may be ended, with its run lost."""
    roles = QMessageBox.ButtonRole
    return Question(
        _("Training in progress"),
        _("A training is in progress."),
        more=_(
            "If you end it now, its run is not kept. To keep its weights, keep training "
            "and press Stop first."
        ),
        choices=(
            Choice(True, _("&End training"), roles.DestructiveRole),
            Choice(False, _("&Keep training"), roles.RejectRole),
        ),
        default=False,
        parent=parent,
    )


def recover_work(when: str, parent: QWidget | None = None) -> Question[Recovery]:
    """Return the question what to do with work that was never saved, last written at `when`."""
    roles = QMessageBox.ButtonRole
    return Question(
        _("Recover unsaved work"),
        _("NetBuilder was not closed properly last time."),
        more=_(
            "There is a recovery copy of unsaved work from {when}. “Later” keeps it and asks "
            "again at the next start."
        ).format(when=when),
        choices=(
            Choice(Recovery.OPEN, _("&Open the copy"), roles.AcceptRole),
            Choice(Recovery.DISCARD, _("&Discard"), roles.DestructiveRole),
            Choice(Recovery.LATER, _("&Later"), roles.RejectRole),
        ),
        default=Recovery.OPEN,
        parent=parent,
    )


def empty_trash(count: int, parent: QWidget | None = None) -> Question[bool]:
    """Return the question whether the runs in the trash are to be deleted permanently."""
    roles = QMessageBox.ButtonRole
    return Question(
        _("Empty trash"),
        counted("Permanently delete {count} run?", "Permanently delete {count} runs?", count),
        more=_("This cannot be undone."),
        choices=(
            Choice(True, _("&Delete permanently"), roles.DestructiveRole),
            Choice(False, _("&Keep in the trash"), roles.RejectRole),
        ),
        default=False,
        parent=parent,
    )


def several_digits(
    picture: str, count: int, parent: QWidget | None = None
) -> Question[SeveralDigits]:
    """Return the question what to read on a picture, called `picture`, of so many digits."""
    roles = QMessageBox.ButtonRole
    return Question(
        counted("{count} digit?", "{count} digits?", count),
        counted(
            "{picture} seems to show {count} digit.",
            "{picture} seems to show {count} digits.",
            count,
            picture=picture,
        ),
        more=_("The network predicts one digit at a time. Which should it read?"),
        choices=(
            Choice(
                SeveralDigits.LARGER,
                _("Read the &larger one") if count == 2 else _("Read the &largest one"),
                roles.AcceptRole,
            ),
            Choice(SeveralDigits.EACH, _("Read &each"), roles.AcceptRole),
            Choice(SeveralDigits.ONE, _("They are &one digit"), roles.AcceptRole),
            Choice(SeveralDigits.CANCEL, _("Cancel"), roles.RejectRole),
        ),
        default=SeveralDigits.LARGER,
        parent=parent,
    )
