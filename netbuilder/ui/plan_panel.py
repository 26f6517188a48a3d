"""The training plan in the inspector's column."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netbuilder.errors import NetBuilderError
from netbuilder.project.plan import OptimizerName, Plan
from netbuilder.ui.inspector.form import SettingsForm
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.project import Project
    from netbuilder.ui.session import Session


class PlanPanel(QWidget):
    """Shows the plan and edits it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.form = SettingsForm(Plan)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.form)
        layout.addStretch(1)
        self.form.edited.connect(self._on_edited)
        session.project_changed.connect(self._on_project_changed)
        self.form.show_values(session.project.plan)

    @Slot(str, object, object)
    def _on_edited(self, name: str, value: object, gesture: object) -> None:
        title = _("Change {setting}").format(setting=_(Plan.declared()[name].title).lower())

        def change(project: Project) -> Project:
            return replace(project, plan=_changed(project.plan, name, value))

        key = None if gesture is None else ("plan", name, gesture)
        try:
            self._session.edit(title, change, gesture=key)
        except NetBuilderError:
            self.form.show_values(self._session.project.plan)

    @Slot(object, object)
    def _on_project_changed(self, old: Project, new: Project) -> None:
        self.form.show_values(new.plan)


def _changed(plan: Plan, name: str, value: object) -> Plan:
    if isinstance(value, OptimizerName):
        return plan.with_optimizer(value)
    return plan.with_settings(**{name: value})
