"""Actions that a verdict offers: between the plots, the document and training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.errors import NetBuilderError
from netbuilder.project.cures import MoreEpochs
from netbuilder.project.run_network import would_train_alike
from netbuilder.ui.document.controller import Controller
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.cures import Cure
    from netbuilder.project.run import Run
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.plots.verdict_bar import VerdictBar
    from netbuilder.ui.trainer.controller import TrainingController


class VerdictController(Controller):
    """Offers the cure of the verdict that is shown, as long as it would change anything."""

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
        bar.cure_wanted.connect(self.cure)
        training.changed.connect(self._on_changed)

    @Slot()
    def cure(self) -> None:
        """Do what the verdict offers: an undoable edit, or more epochs of this run."""
        cure = self._offered()
        run = self._bar.run
        if isinstance(cure, MoreEpochs) and run is not None:
            self._session.choose_run(run.id)
            self._training.train_on_epochs(cure.epochs)
        elif cure is not None and not isinstance(cure, MoreEpochs):
            self._session.edit(cure.title, cure.apply)
            self._tell(_("{edit}: done. Press Train to try it.").format(edit=cure.title))

    @Slot()
    def _on_changed(self) -> None:
        cure = self._offered()
        self._bar.offer("" if cure is None else cure.title)

    def _offered(self) -> Cure | None:
        """Return the cure, where the project is still what the verdict speaks of."""
        run, verdict = self._bar.run, self._bar.verdict
        cure = None if verdict is None else verdict.cure
        if cure is None or run is None or not would_train_alike(run, self._session.project):
            return None
        return cure if self._has_effect(cure, run) else None

    def _has_effect(self, cure: Cure, run: Run) -> bool:
        if isinstance(cure, MoreEpochs):
            return bool(run.weights) and self._training.can_train
        try:
            return cure.apply(self._session.project) != self._session.project
        except NetBuilderError:
            return False
