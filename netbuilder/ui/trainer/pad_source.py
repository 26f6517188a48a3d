"""Which run answers the drawing pad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.engine.subject import BuiltInSubject, NoSubject, subject_of
from netbuilder.files.built_in import built_in_title
from netbuilder.ui.trainer.run_words import no_weights

if TYPE_CHECKING:
    from netbuilder.engine.protocol import Engine
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.trainer.controller import TrainingController


class PadSource(QObject):
    """Lets the pad be answered by the chosen run; a training under way answers by itself."""

    def __init__(
        self,
        session: Session,
        engine: Engine,
        controller: TrainingController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._engine = engine
        self._controller = controller
        self._answering: tuple[object, str] = (None, "")
        session.run_chosen.connect(self._on_run_chosen)

    def answer_with_chosen_run(self) -> None:
        """Let the pad be answered by the chosen run, or say why it cannot be.

        Before anything was trained the model that is inside answers.
        """
        run = self._session.chosen_run
        self._answering = (None, "") if run is None else (run.weights, run.name)
        if run is None:
            self._engine.answer_with(BuiltInSubject(source=built_in_title()))
        elif not run.weights:
            self._engine.answer_with(NoSubject(reason=no_weights(run).sentence(), run_id=run.id))
        else:
            self._engine.answer_with(subject_of(run))

    @Slot()
    def _on_run_chosen(self) -> None:
        run = self._session.chosen_run
        wanted = (None, "") if run is None else (run.weights, run.name)
        is_answering = wanted[0] is self._answering[0] and wanted[1] == self._answering[1]
        if self._controller.running_graph is None and not is_answering:
            self.answer_with_chosen_run()
