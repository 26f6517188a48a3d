"""The training plan in the inspector's column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netbuilder.errors import NetBuilderError
from netbuilder.project.plan import OptimizerName, Plan
from netbuilder.ui.inspector.form import SettingsForm
from netbuilder.ui.rate_preview import RatePreview
from netbuilder.ui.training.device_choice import DeviceChoice
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.project import Project
    from netbuilder.ui.session import Session


class PlanPanel(QWidget):
    """Shows the plan and edits it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.form = SettingsForm(Plan, explains=True)
        self.preview = RatePreview()
        self.form.add_beneath("rate_patience", self.preview)
        self.device = DeviceChoice()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.form)
        layout.addWidget(self.device)
        layout.addStretch(1)
        self.form.edited.connect(self._on_edited)
        session.project_changed.connect(self._on_project_changed)
        self._show()

    def _show(self) -> None:
        plan = self._session.project.plan
        self.form.show_values(plan)
        self.preview.show_plan(plan)

    @Slot(str, object, object)
    def _on_edited(self, name: str, value: object, gesture: object) -> None:
        title = _("Change {setting}").format(setting=_(Plan.declared()[name].title).lower())

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
