"""The list of all problems; a click, or Enter, shows the block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from netbuilder.project.ignored_warnings import restore_all
from netbuilder.ui.document.problem_card import ProblemCard
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from netbuilder.project.problems import ProjectProblem
    from netbuilder.ui.document.session import Session

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
        self._cards: list[ProblemCard] = []
        self._rest = plain_label()
        self._again = QPushButton()
        self._again.clicked.connect(self._on_hear_again)
        body = QWidget()
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(12, 12, 12, 12)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._rest)
        self._layout.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)
        self.setWidget(body)
        session.project_changed.connect(self._on_project_changed)
        session.problems_changed.connect(self._on_problems_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show the problems of the project as it is."""
        problems, ignored = self._session.analysis.problems, self._session.analysis.ignored
        if (problems, ignored) == self._shown:
            return
        self._shown = (problems, ignored)
        shown = problems[:_MOST_SHOWN]
        for card in self._cards[len(shown) :]:
            self._drop(card)
        del self._cards[len(shown) :]
        for card, problem in zip(self._cards, shown, strict=False):
            card.show_problem(problem)
            self._lead_to(card, problem)
        for problem in shown[len(self._cards) :]:
            card = ProblemCard(self._session, problem)
            self._lead_to(card, problem)
            self._layout.insertWidget(len(self._cards), card)
            card.show()
            self._cards.append(card)
        self._rest.setText(_rest(len(problems)))
        self._again.setText(_again(len(ignored)))
        self._again.setVisible(bool(ignored))

    def _lead_to(self, card: ProblemCard, problem: ProjectProblem) -> None:
        """Let a card show the block of its problem when it is clicked or entered."""
        has_block = problem.node is not None
        card.setProperty("node", problem.node)
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_block else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if has_block else Qt.CursorShape.ArrowCursor
        card.setCursor(shape)
        card.installEventFilter(self)

    def _drop(self, card: ProblemCard) -> None:
        self._layout.removeWidget(card)
        card.setParent(None)
        card.deleteLater()

    @Slot()
    def _on_hear_again(self) -> None:
        self._session.edit(_("Show all warnings"), restore_all)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the block of a card that is clicked or entered."""
        if _chooses(event) and watched.property("node") is not None:
            self.node_chosen.emit(watched.property("node"))
        return super().eventFilter(watched, event)

    @Slot(object, object)
    def _on_project_changed(self, old: object, new: object) -> None:
        self._on_problems_changed()

    @Slot()
    def _on_problems_changed(self) -> None:
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


def _rest(count: int) -> str:
    if count == 0:
        return _("No problems. The network is ready to train.")
    return (
        _("… and {number} more").format(number=count - _MOST_SHOWN) if count > _MOST_SHOWN else ""
    )


def _again(count: int) -> str:
    return counted(
        "Show {count} ignored warning again", "Show {count} ignored warnings again", count
    )
