"""Panel above the plan: the run under way, how it is steered, and what it ended with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from netbuilder.project.knobs import with_knobs
from netbuilder.ui.forms.refusal_note import RefusalNote
from netbuilder.ui.forms.rows import section_heading
from netbuilder.ui.training.knobs_box import KnobsBox
from netbuilder.ui.training.run_turns import RunTurns
from netbuilder.ui.training.run_words import ended_title, state_sentence
from netbuilder.ui.widgets.clicks import count_double_click_once
from netbuilder.ui.widgets.quiet_label import QuietLabel
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction

    from netbuilder.errors import NetBuilderError
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.forms.editor import SettingEditor
    from netbuilder.ui.trainer.state import Progress
    from netbuilder.ui.trainer.steering import Steering
    from netbuilder.ui.trainer.trainer import Trainer


class RunPanel(QWidget):
    """State, verbs and knobs of the run under way; what it ended with stays to be applied.

    The knobs of the plan are the `plan_editors`. Hidden where there is nothing to steer or apply.

    Signals:
        turned(knobs): the person wants the knobs there.
    """

    turned = Signal(object)

    def __init__(
        self,
        session: Session,
        plan_editors: Mapping[str, SettingEditor],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._trainer: Trainer | None = None
        self._steering: Steering | None = None
        self._run_id, self._name = "", ""
        self.title = section_heading("", is_first=True)
        self.sentence = QuietLabel()
        self._verbs = QWidget()
        self.verbs = QHBoxLayout(self._verbs)
        self.box = KnobsBox(plan_editors)
        self.apply = QPushButton(_("Apply to plan"))
        self.reset = QPushButton(_("Reset"))
        self.trouble = RefusalNote()
        self.turns = RunTurns()
        self._lay_out()
        self.box.turned.connect(self.turned)
        self.apply.clicked.connect(self._on_apply)
        self.reset.clicked.connect(self._on_reset)
        session.project_changed.connect(self._show)
        session.runs_changed.connect(self._on_runs_changed)
        session.loaded.connect(self._forget)
        self._show()

    def _lay_out(self) -> None:
        self.apply.setToolTip(
            _("Copy these settings to the training plan and to the blocks on the canvas")
        )
        self.reset.setToolTip(_("Reset the settings to their values at the start of the run"))
        self.trouble.setAccessibleName(_("Why a setting was not changed"))
        self.verbs.setContentsMargins(0, 0, 0, 0)
        self.verbs.setSpacing(4)
        buttons = QHBoxLayout()
        buttons.addWidget(self.apply)
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(6)
        for widget in (self.title, self._verbs, self.sentence, self.box, self.trouble):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Put verbs beneath the title; each of them takes back, or begins anew, what it did."""
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            count_double_click_once(button)
            self.verbs.addWidget(button)
        self.verbs.addStretch(1)

    def follow(self, trainer: Trainer) -> None:
        """Show and steer what `trainer` trains."""
        self._trainer = trainer
        self.turned.connect(trainer.turn)
        trainer.state_changed.connect(self._on_state_changed)
        trainer.progressed.connect(self._on_progressed)
        trainer.steered.connect(self._on_steered)
        trainer.knobs_refused.connect(self._on_knobs_refused)
        trainer.refused.connect(self._forget)
        self._show()

    @property
    def is_steerable(self) -> bool:
        """True while there are knobs to turn."""
        trainer = self._trainer
        return trainer is not None and trainer.is_steerable

    @Slot(object)
    def _on_state_changed(self, state: object) -> None:
        trainer = self._trainer
        if not self.is_steerable:
            self.box.forget()
            self.trouble.say("")
        if trainer is not None and trainer.running is None:
            self.box.show_steering(None)
        self._show()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self.title.setText(progress.stage)
        self._keep_epochs()

    @Slot(object)
    def _on_steered(self, steering: Steering | None) -> None:
        self.trouble.say("")
        live = None if self._trainer is None else self._trainer.live
        if steering is not None and live is not None:
            self._steering, self._run_id, self._name = steering, live.run_id, live.name
            self.box.show_steering(steering)
            self._keep_epochs()
        self._show()

    def _keep_epochs(self) -> None:
        """Let the training not end before the epoch that is under way."""
        live = None if self._trainer is None else self._trainer.live
        if live is not None and self.is_steerable:
            self.box.keep_epochs_from(len(live.epochs) + 1)

    @Slot(object)
    def _on_knobs_refused(self, error: NetBuilderError) -> None:
        self.box.show_as_they_stand()
        self.trouble.say(error.sentence())

    @Slot()
    def _on_runs_changed(self) -> None:
        """Forget a run that was deleted."""
        if not self._is_running() and self._session.document.run(self._run_id) is None:
            self._forget()

    @Slot()
    def _forget(self) -> None:
        """Have nothing to apply: there is another document, or no run."""
        self._steering, self._run_id, self._name = None, "", ""
        self.box.show_steering(None)
        self._show()

    def _is_running(self) -> bool:
        return self._trainer is not None and self._trainer.running is not None

    @Slot()
    def _show(self) -> None:
        steering, trainer = self._steering, self._trainer
        is_running, differs = self._is_running(), self._differs()
        self.setVisible(is_running or differs)
        self._verbs.setVisible(is_running)
        self.box.setEnabled(self.is_steerable)
        if trainer is not None and is_running:
            self.sentence.setText(state_sentence(trainer.state))
        elif differs:
            self.title.setText(ended_title(self._name))
            self.sentence.setText(_("Apply its settings to the plan, or leave the plan unchanged."))
        self.apply.setVisible(steering is not None)
        self.apply.setEnabled(differs)
        self.reset.setVisible(is_running and steering is not None)
        self.reset.setEnabled(
            self.is_steerable and steering is not None and steering.knobs != steering.start
        )
        live = None if trainer is None else trainer.live
        shown = steering if is_running or differs else None
        self.turns.show_turns(shown, live)

    def _differs(self) -> bool:
        project, steering = self._session.project, self._steering
        return steering is not None and with_knobs(project, steering.knobs) != project

    @Slot()
    def _on_apply(self) -> None:
        steering = self._steering
        if steering is not None:
            title = _("Apply the settings of the run")
            self._session.edit(title, lambda project: with_knobs(project, steering.knobs))

    @Slot()
    def _on_reset(self) -> None:
        if self._steering is not None:
            self.turned.emit(self._steering.start)
