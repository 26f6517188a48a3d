"""Lets the network learn from the drawings that a person labelled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from netbuilder.project.example_counts import learned_examples
from netbuilder.project.run import RunStatus
from netbuilder.ui.document.controller import Controller
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.project import Project
    from netbuilder.ui.insight.my_drawings.panel import MyDrawingsPanel
    from netbuilder.ui.insight.surroundings import Surroundings

_EPOCHS: Final = 3
"""Number of epochs, enough for a network that is trained already."""
_SHARE: Final = 0.05
"""Share of all examples: enough to count, too little to forget other people's digits."""
_MOST_VERSIONS: Final = 50


class Learning(Controller):
    """Training with the drawings among the examples."""

    def __init__(self, around: Surroundings, panel: MyDrawingsPanel, parent: QObject) -> None:
        super().__init__(around.context, parent)
        self._training = around.training
        self._panel = panel
        panel.learning_wanted.connect(self.learn)
        around.training.changed.connect(self._on_training_changed)

    @Slot()
    def learn(self) -> None:
        """Train the chosen run further, or a fresh one, with the drawings among the examples."""
        if self._why_not() or not self._session.project.drawings:
            return
        if not self._training.can_continue:
            self._mix_in()
            self._training.train()
            return
        question = _("How many more epochs, with your drawings among the training examples?")
        epochs = self._dialogs.ask_epochs(question, _EPOCHS)
        if epochs is not None:
            self._mix_in()
            self._training.continue_for(epochs)

    def _mix_in(self) -> None:
        """Let the plan want versions of the drawings, unless the person has chosen how many."""
        if not self._session.project.plan.drawing_copies:
            self._session.edit(_("Train with my drawings"), _with_versions)

    def _why_not(self) -> str:
        """Return why nothing can be learned from the drawings now; empty where it can."""
        training, run = self._training, self._session.chosen_run
        if not training.can_train:
            return _("Another training is in progress.")
        if training.can_continue and run is not None and run.status is RunStatus.FAILED:
            return _(
                "{run} failed, so training cannot continue from it: train again, or "
                "choose another run."
            ).format(run=run.name)
        return ""

    @Slot()
    def _on_training_changed(self) -> None:
        self._panel.allow_learning(why_not=self._why_not())


def _with_versions(project: Project) -> Project:
    others = learned_examples(replace(project, drawings=()))
    wanted = round(_SHARE * others / len(project.drawings))
    versions = min(max(wanted, 1), _MOST_VERSIONS)
    return replace(project, plan=project.plan.with_settings(drawing_copies=versions))
