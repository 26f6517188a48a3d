"""One problem: what was found, what was expected, what to do, and the button that does it."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from netbuilder.network.naming import block_name
from netbuilder.network.problem import Severity
from netbuilder.project.ignored_warnings import can_be_ignored, ignore
from netbuilder.ui.style.severity_colours import severity_colour
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.flow_layout import FlowLayout
from netbuilder.ui.widgets.labels import rich_label
from netbuilder.ui.widgets.wrapping_button import WrappingButton
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.problem import Fix
    from netbuilder.project.problems import ProjectProblem
    from netbuilder.project.project import Project
    from netbuilder.ui.document.session import Session

_STRIPE = 4


class ProblemCard(QFrame):
    """Shows one problem, names its block, and offers its fixes, each as one undo step.

    The fixes stand before what was found and expected, so that they are seen where there is little
    height.
    """

    def __init__(
        self, session: Session, problem: ProjectProblem, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._problem = problem
        self.heading, self.words = rich_label(), rich_label()
        for label in (self.heading, self.words):
            label.setWordWrap(True)
        self.button = WrappingButton()
        self.button.clicked.connect(self._on_clicked)
        self._others: list[WrappingButton] = []
        self.ignore = QPushButton(_("Ignore"))
        self.ignore.setToolTip(_("Do not show this warning here again"))
        self.ignore.clicked.connect(self._on_ignored)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        self._row = FlowLayout()
        self._row.setSpacing(6)
        for button in (self.button, self.ignore):
            self._row.addWidget(button)
        layout.addLayout(self._row)
        layout.addWidget(self.words)
        self.show_problem(problem)

    def show_problem(self, problem: ProjectProblem) -> None:
        """Show another problem in the place of this one."""
        self._problem = problem
        self.setAccessibleName(problem.title)
        self.setAccessibleDescription(problem.sentence())
        self.button.setText("" if problem.fix is None else problem.fix.title)
        self.button.setVisible(problem.fix is not None)
        self._offer_others()
        self.ignore.setVisible(can_be_ignored(problem))
        self._show()
        self.update()

    def _offer_others(self) -> None:
        """Let the alternatives stand behind the first fix, a button each, and Ignore after all."""
        for button in self._others:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._others = []
        self._row.removeWidget(self.ignore)
        before: QWidget = self.button
        for fix in self._problem.alternatives:
            button = WrappingButton(fix.title)
            button.clicked.connect(partial(self._apply, fix))
            self._row.addWidget(button)
            self._others.append(button)
            QWidget.setTabOrder(before, button)
            before = button
        self._row.addWidget(self.ignore)
        QWidget.setTabOrder(before, self.ignore)

    def _show(self) -> None:
        theme = theme_of(self.palette())
        problem = self._problem
        colour, sign = severity_colour(problem.severity, theme), _sign(problem.severity)
        block = self._block()
        place = f" <span style='color:{theme.muted}'>· {escape(block)}</span>" if block else ""
        self.heading.setText(
            f"<b style='color:{colour}'>{sign}:</b> <b>{escape(problem.title)}</b>{place}"
        )
        self.words.setText(
            "<br>".join(
                escape(line)
                for line in (
                    _("Found: {found}").format(found=problem.found),
                    _("Expected: {expected}").format(expected=problem.expected),
                    problem.advice,
                )
            )
        )

    def _block(self) -> str:
        """Return the name and setting of the problem’s block, as they stand on the canvas."""
        graph, node = self._session.project.graph, self._problem.node
        return "" if node is None or node not in graph.nodes else block_name(graph, node)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a quiet ground with a stripe in the colour of the severity."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setPen(QColor(theme.accent if self.hasFocus() else theme.border))
        painter.setBrush(QColor(theme.surface))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        stripe = QRect(0, 0, _STRIPE, self.height())
        painter.fillRect(stripe, QColor(severity_colour(self._problem.severity, theme)))

    @Slot()
    def _on_clicked(self) -> None:
        if self._problem.fix is not None:
            self._apply(self._problem.fix)

    def _apply(self, fix: Fix[Project]) -> None:
        self._session.edit(fix.title, fix.apply)

    @Slot()
    def _on_ignored(self) -> None:
        title = _("Ignore “{warning}”").format(warning=self._problem.title)
        self._session.edit(title, partial(ignore, problem=self._problem))

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()


def _sign(severity: Severity) -> str:
    return {
        Severity.ERROR: _("Error"),
        Severity.UNFINISHED: _("Unfinished"),
        Severity.WARNING: _("Warning"),
    }[severity]
