"""Actions that a verdict offers: between the plots, the document and training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.errors import NetBuilderError
from netbuilder.project.run_network import would_train_alike
from netbuilder.project.suggestions import MoreEpochs
from netbuilder.ui.document.controller import Controller
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.run import Run
    from netbuilder.project.suggestions import Suggestion
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.plots.verdict.verdict_bar import VerdictBar
    from netbuilder.ui.trainer.controller import TrainingController


class VerdictController(Controller):
    """Offers what the shown verdict suggests, as long as it would change anything."""

    def __init__(
        self,
        context: Context,
        training: TrainingController,
        bar: VerdictBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._training = training
        self._bar = bar
        bar.changed.connect(self._on_changed)
        bar.suggestion_chosen.connect(self.follow)
        training.changed.connect(self._on_changed)

    @Slot()
    def follow(self) -> None:
        """Do what the verdict offers: an undoable edit, or more epochs of this run."""
        suggestion = self._offered()
        run = self._bar.run
        if isinstance(suggestion, MoreEpochs) and run is not None:
            self._session.choose_run(run.id)
            self._training.continue_for(suggestion.epochs)
        elif suggestion is not None and not isinstance(suggestion, MoreEpochs):
            self._session.edit(suggestion.title, suggestion.apply)
            self._tell(_("{edit}: done. Press Train to try it.").format(edit=suggestion.title))

    @Slot()
    def _on_changed(self) -> None:
        suggestion = self._offered()
        self._bar.offer("" if suggestion is None else suggestion.title)

    def _offered(self) -> Suggestion | None:
        """Return the suggestion, where the project is still what the verdict speaks of."""
        run, verdict = self._bar.run, self._bar.verdict
        suggestion = None if verdict is None else verdict.suggestion
        if suggestion is None or run is None or not would_train_alike(run, self._session.project):
            return None
        return suggestion if self._has_effect(suggestion, run) else None

    def _has_effect(self, suggestion: Suggestion, run: Run) -> bool:
        if isinstance(suggestion, MoreEpochs):
            return bool(run.weights) and self._training.can_train
        try:
            return suggestion.apply(self._session.project) != self._session.project
        except NetBuilderError:
            return False
