"""Lets the network learn what helps it on the pad: other hands, and the drawings kept."""

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
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.insight.collection_panel import CollectionPanel
    from netbuilder.ui.trainer.training_desk import TrainingDesk

_EPOCHS: Final = 3
"""Enough for a network that is trained already."""
_SHARE: Final = 0.05
"""Of all examples: enough to count, too little to make the network forget other people's digits."""
_MOST_VERSIONS: Final = 50


class LearningController(Controller):
    """Between the pad, the sheet of kept drawings and training."""

    def __init__(
        self,
        session: Session,
        training: TrainingDesk,
        panel: CollectionPanel,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._training = training
        self._panel = panel
        self._dialogs = dialogs
        panel.learning_wanted.connect(self.learn)
        training.changed.connect(self._on_training_changed)

    @Slot()
    def learn(self) -> None:
        """Train the chosen run further, or a fresh one, with the drawings among the examples."""
        can = self._training.can
        if self._why_not() or not self._session.project.drawings:
            return
        if not can.train_on:
            self._mix_in()
            self._training.train()
            return
        question = _("How many more epochs, with your drawings among the examples?")
        epochs = self._dialogs.ask_epochs(question, _EPOCHS)
        if epochs is not None:
            self._mix_in()
            self._training.train_on_epochs(epochs)

    @Slot()
    def make_robust(self) -> None:
        """Let the plan want every example in another hand, too, as one undo step."""
        if self._session.project.plan.augmented_copies:
            self.told.emit(_("The plan has other hands already: the next training uses them."))
            return
        self._session.edit(_("Make robust to pens"), _with_other_hands)
        self.told.emit(
            _("From the next training on, each example is learned in another hand, too.")
        )

    def _mix_in(self) -> None:
        """Let the plan want versions of the drawings, unless the person has chosen how many."""
        if not self._session.project.plan.drawing_copies:
            self._session.edit(_("Learn from kept drawings"), _with_versions)

    def _why_not(self) -> str:
        """Return why nothing can be learned from the drawings now; empty where it can."""
        can, run = self._training.can, self._session.chosen_run
        if not can.train:
            return _("Another training is under way.")
        if can.train_on and run is not None and run.status is RunStatus.FAILED:
            return _(
                "{run} failed, so that it is no good beginning: train again, or choose another run."
            ).format(run=run.name)
        return ""

    @Slot()
    def _on_training_changed(self) -> None:
        self._panel.allow_learning(why_not=self._why_not())


def _with_other_hands(project: Project) -> Project:
    return replace(project, plan=project.plan.with_settings(augmented_copies=1))


def _with_versions(project: Project) -> Project:
    others = learned_examples(replace(project, drawings=()))
    wanted = round(_SHARE * others / len(project.drawings))
    versions = min(max(wanted, 1), _MOST_VERSIONS)
    return replace(project, plan=project.plan.with_settings(drawing_copies=versions))
