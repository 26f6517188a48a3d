"""The list of all problems; a click, or Enter, shows the block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from netbuilder.project.silence import hear_all
from netbuilder.ui.problems.card import ProblemCard
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.session import Session

_MOST_SHOWN = 50


class ProblemsPanel(QScrollArea):
    """Cards for all problems, errors first.

    Signals:
        node_chosen(id): a problem was clicked or entered; its block is to be shown.
    """

    node_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[object, ...] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(_("Problems"))
        session.project_changed.connect(self._on_project_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the problems of the project as it is."""
        problems, silenced = self._session.analysis.problems, self._session.analysis.silenced
        if (problems, silenced) == self._shown:
            return
        self._shown = (problems, silenced)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for problem in problems[:_MOST_SHOWN]:
            card = ProblemCard(self._session, problem)
            if problem.node is not None:
                card.setProperty("node", problem.node)
                card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                card.setCursor(Qt.CursorShape.PointingHandCursor)
                card.installEventFilter(self)
            layout.addWidget(card)
        layout.addWidget(_rest(len(problems)))
        if silenced:
            layout.addWidget(self._hear_again(len(silenced)), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setWidget(body)

    def _hear_again(self, count: int) -> QPushButton:
        button = QPushButton(
            _("Show the silenced warning again")
            if count == 1
            else _("Show {count} silenced warnings again").format(count=count)
        )
        button.clicked.connect(self._on_hear_again)
        return button

    @Slot()
    def _on_hear_again(self) -> None:
        self._session.edit(_("Hear all warnings"), hear_all)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the block of a card that is clicked or entered."""
        if _chooses(event):
            self.node_chosen.emit(watched.property("node"))
        return super().eventFilter(watched, event)

    @Slot(object, object)
    def _on_project_changed(self, old: object, new: object) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self.refresh()


def _chooses(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return is_enter and event.type() == QEvent.Type.KeyPress
    return event.type() == QEvent.Type.MouseButtonRelease


def _rest(count: int) -> QLabel:
    if count == 0:
        return QLabel(_("No problems. The network is ready to train."))
    if count > _MOST_SHOWN:
        return QLabel(_("… and {count} more").format(count=count - _MOST_SHOWN))
    return QLabel()
