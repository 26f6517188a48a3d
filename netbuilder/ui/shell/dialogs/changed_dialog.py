"""The question about a file that somebody else has written since: mine and theirs side by side."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netbuilder.ui.canvas.thumbnail import THUMBNAIL, thumbnail_of
from netbuilder.ui.document.dialogs import Changed, Version
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.frames import stack_if_wide
from netbuilder.ui.widgets.labels import heading, plain_label
from netbuilder.words import _, counted

_NANOSECONDS: Final = 10**9


class ChangedDialog(QDialog):
    """Shows both versions and asks; Esc writes nothing."""

    def __init__(
        self, name: str, *, mine: Version, theirs: Version, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.answer = Changed.CANCEL
        self.setWindowTitle(_("The file has changed"))
        self.question = _label(
            _(
                "“{name}” has been changed by someone else since you opened or last saved it."
            ).format(name=name)
        )
        self.advice = _label(_("Nothing has been lost: choose what to do with your version."))
        self.mine = VersionView(_("In this window"), _mine_facts(mine), mine)
        self.theirs = VersionView(_("In the file"), _their_facts(theirs), theirs)
        self.buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.elsewhere = self._button(
            _("Save mine under &another name…"), Changed.ELSEWHERE, roles.AcceptRole
        )
        self.show_theirs = self._button(
            _("Open &theirs in a new window"), Changed.SHOW, roles.ActionRole
        )
        self.overwrite = self._button(
            _("&Overwrite theirs"), Changed.OVERWRITE, roles.DestructiveRole
        )
        self.cancel = self._button(_("Cancel"), Changed.CANCEL, roles.RejectRole)
        self.show_theirs.setEnabled(theirs.document is not None)
        self.elsewhere.setDefault(True)
        self._lay_out()
        self.elsewhere.setFocus()

    def _button(self, text: str, answer: Changed, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        made = QPushButton(text)
        made.setAutoDefault(False)
        made.clicked.connect(partial(self._choose, answer))
        self.buttons.addButton(made, role)
        return made

    def _choose(self, answer: Changed, _checked: bool = False) -> None:
        self.answer = answer
        self.done(int(answer is not Changed.CANCEL))

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.mine, 1)
        both.addWidget(self.theirs, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.question)
        layout.addLayout(both)
        layout.addWidget(self.advice)
        layout.addWidget(self.buttons)
        stack_if_wide(self.buttons)
        # Qt would open it at two thirds of the screen at most, and cut off what has no room there.
        self.resize(self.sizeHint())


class VersionView(QFrame):
    """One version: its heading, its network in small, its figures."""

    def __init__(self, title: str, facts: str, version: Version) -> None:
        super().__init__()
        self.heading, self.picture, self.facts = heading(title), plain_label(), _label(facts)
        self.heading.setWordWrap(True)
        if version.document is not None:
            theme, ratio = theme_of(self.palette()), self.devicePixelRatioF()
            graph = version.document.project.graph
            self.picture.setPixmap(thumbnail_of(graph, theme, ratio=ratio))
        self.picture.setFixedSize(THUMBNAIL)
        self.picture.setVisible(version.document is not None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.heading, self.picture, self.facts):
            layout.addWidget(widget)
        layout.addStretch(1)


def _mine_facts(version: Version) -> str:
    when = _when(version.written_ns)
    basis = _("Not saved; based on the file of {when}").format(when=when)
    return "\n".join((*_counts(version), basis if when else _("Not saved")))


def _their_facts(version: Version) -> str:
    when = _when(version.written_ns)
    written = _("Written {when}").format(when=when) if when else ""
    return "\n".join(filter(None, (*_counts(version), written)))


def _counts(version: Version) -> tuple[str, ...]:
    if version.document is None:
        return (version.trouble,)
    blocks, runs = len(version.document.project.graph.nodes), len(version.document.runs)
    return (
        counted("{count} block", "{count} blocks", blocks),
        counted("{count} run", "{count} runs", runs),
    )


def _when(written_ns: int | None) -> str:
    if written_ns is None:
        return ""
    try:
        moment = datetime.fromtimestamp(written_ns / _NANOSECONDS).astimezone()
    except (OverflowError, OSError, ValueError):  # A clock beyond the year 9999.
        return ""
    return f"{moment:%Y-%m-%d %H:%M:%S}"


def _label(text: str) -> QLabel:
    made = plain_label(text)
    made.setWordWrap(True)
    return made
