"""The training plan in the inspector's column; during a run, what can be turned of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netbuilder.errors import NetBuilderError
from netbuilder.project.knobs import knobs_of, with_knobs
from netbuilder.project.plan import OptimizerName, Plan
from netbuilder.ui.forms.form import SettingsForm
from netbuilder.ui.training.device_choice import DeviceChoice
from netbuilder.ui.training.run_panel import RunPanel
from netbuilder.ui.training.run_words import lock_reason
from netbuilder.ui.training.schedule_preview import SchedulePreview
from netbuilder.ui.widgets.frames import scroll_to
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.project import Project
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.trainer.trainer import Trainer

KNOBS: Final = tuple(name for name, setting in Plan.declared().items() if not setting.fixed)
"""The settings that can be changed while a run is under way."""
_ROOM: Final = 8


class PlanPanel(QWidget):
    """Shows the plan and edits it.

    While a run is under way it shows the plan of that run instead: what can be turned turns the
    run, what cannot is locked. The plan of the project is shown again when the run has ended.

    Signals:
        help_wanted(key): the help page with this key is wanted.
    """

    help_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._trainer: Trainer | None = None
        self.form = SettingsForm(Plan, explains=True)
        self.form.help_wanted.connect(self.help_wanted)
        self.preview = SchedulePreview()
        self.form.add_beneath("rate_patience", self.preview)
        self.run = RunPanel(session, {name: self.form.editors[name] for name in KNOBS})
        self.device = DeviceChoice()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        for widget in (self.run, self.form, self.run.turns, self.device):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.form.edited.connect(self._on_edited)
        session.project_changed.connect(self._on_project_changed)
        self._show()

    def follow(self, trainer: Trainer) -> None:
        """Show and steer the runs of `trainer` while they are under way."""
        self._trainer = trainer
        self.run.follow(trainer)
        trainer.state_changed.connect(self._show)
        trainer.steered.connect(self._show)
        self._show()

    @Slot()
    def reveal_knobs(self) -> None:
        """Scroll to where a run is steered: to its verbs, and to the learning rate."""
        scroll_to(self.run)
        scroll_to(self.form.editors[KNOBS[0]], room=_ROOM)

    @property
    def _running(self) -> Project | None:
        request = None if self._trainer is None else self._trainer.running
        return None if request is None else request.project

    @Slot()
    def _show(self) -> None:
        trainer, running = self._trainer, self._running
        if trainer is None or running is None:
            self._show_plan(self._session.project.plan)
            self.form.explain_all({}, {})
            return
        steering = trainer.steering
        knobs = knobs_of(running) if steering is None else steering.knobs
        self._show_plan(with_knobs(running, knobs).plan, is_steered=steering is not None)
        is_steerable, state = trainer.is_steerable, trainer.state
        reasons = {
            name: lock_reason(setting, state, is_steerable=is_steerable)
            for name, setting in Plan.declared().items()
        }
        mark = _("Changes this run from the next steps on.")
        self.form.explain_all(reasons, {name: mark for name in KNOBS if not reasons[name]})

    def _show_plan(self, plan: Plan, *, is_steered: bool = False) -> None:
        """Show a plan; where knobs are `is_steered` they are shown as they are wanted."""
        self.form.show_values(plan, without=KNOBS if is_steered else ())
        self.preview.show_plan(plan)

    @Slot(str, object, object)
    def _on_edited(self, name: str, value: object, gesture: object) -> None:
        if self._running is not None:
            return
        title = _("Change “{setting}”").format(setting=_(Plan.declared()[name].title))

        def change(project: Project) -> Project:
            return replace(project, plan=_changed(project.plan, name, value))

        key = None if gesture is None else ("plan", name, gesture)
        try:
            self._session.edit(title, change, gesture=key)
        except NetBuilderError as error:
            self._show()
            self.form.refuse(name, error)

    @Slot(object, object)
    def _on_project_changed(self, old: Project, new: Project) -> None:
        if new.plan is not old.plan:
            self._show()


def _changed(plan: Plan, name: str, value: object) -> Plan:
    if isinstance(value, OptimizerName):
        return plan.with_optimizer(value)
    return plan.with_settings(**{name: value})
