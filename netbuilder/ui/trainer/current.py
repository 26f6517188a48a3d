"""Decides whose answers and which result belong to the open document and its network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netbuilder.engine.subject import (
    BuiltInSubject,
    NoSubject,
    SubjectLoaded,
    SubjectMessage,
    SubjectMissing,
    subject_of,
)
from netbuilder.files.built_in import built_in_title
from netbuilder.project.run_network import is_network_of
from netbuilder.ui.trainer.run_words import no_weights

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import Engine
    from netbuilder.errors import NetBuilderError
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.trainer.trainer import Trainer

BUILT_IN = ""
"""Stands among the ids of runs for the model that is inside."""


class Current(QObject):
    """Lets a network answer, passes on its answers alone, and says what came of training.

    The chosen run answers, before anything was trained the model that is inside; a training under
    way answers by itself.
    Displays of answers listen to `received` instead of the engine: what another network said,
    however late it comes, does not get here. Displays of a result ask for the `outcome`.

    Signals:
        received(message): a `SubjectMessage` of the network that is to answer.
        voided(): what was answered so far is another network's, and has to go.
        outcome_changed(): `outcome` may be another.
    """

    received = Signal(object)
    voided = Signal()
    outcome_changed = Signal()

    def __init__(
        self, session: Session, engine: Engine, trainer: Trainer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._engine = engine
        self._trainer = trainer
        self._asked: tuple[object, str] = (None, "")
        self._answerer: str | None = None
        self._chosen = BUILT_IN
        self._ended = ""
        self._refusal: NetBuilderError | None = None
        session.project_changed.connect(self._on_project_changed)
        session.runs_changed.connect(self.outcome_changed)
        session.run_chosen.connect(self._on_run_chosen)

    @property
    def answerer(self) -> str | None:
        """The id of the run whose answers are shown; None while no network answers."""
        return self._answerer

    @property
    def outcome(self) -> Run | NetBuilderError | None:
        """Outcome of training the present network.

        That is the run that ended last or was chosen since, or why there is none. None where
        nothing was trained, or another network than the one on the canvas.
        """
        if self._refusal is not None:
            return self._refusal
        run = self._session.document.run(self._ended) or self._session.chosen_run
        fits = run is not None and is_network_of(run, self._session.project.graph)
        return run if fits else None

    def begin_anew(self) -> None:
        """Forget everything: another document is open."""
        self._refusal, self._ended = None, ""
        self._void()
        self.outcome_changed.emit()
        self._answer_with_chosen_run()

    def ended(self, run: Run) -> None:
        """Let the outcome be that of a run that is in the document now."""
        self._refusal, self._ended = None, run.id
        self.outcome_changed.emit()
        self._answer_with_chosen_run()

    def refused(self, error: NetBuilderError) -> None:
        """Let the outcome be that a training could not begin, or left nothing to keep."""
        self._refusal = error
        self._keep_step()
        self.outcome_changed.emit()
        if self._answerer is None:
            self._answer_with_chosen_run()

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Pass on what the network says that is to answer."""
        if not isinstance(message, SubjectMessage):
            return
        if isinstance(message, SubjectLoaded | SubjectMissing):
            if message.run_id not in self._awaited():
                return
            self._answerer = message.run_id
        if message.run_id == self._answerer:
            self.received.emit(message)

    def _awaited(self) -> set[str]:
        """Return whose weights may answer: those of the chosen run, and of one under way."""
        running = self._trainer.running
        return {self._chosen_id()} if running is None else {self._chosen_id(), running.run_id}

    def _chosen_id(self) -> str:
        run = self._session.chosen_run
        return BUILT_IN if run is None else run.id

    def _keep_step(self) -> None:
        if self._answerer is not None and self._answerer not in self._awaited():
            self._void()

    def _void(self) -> None:
        self._answerer = None
        self.voided.emit()

    @Slot(object, object)
    def _on_project_changed(self, old: Project, new: Project) -> None:
        """Forget why a training could not begin: with other settings it may."""
        if (old.graph, old.plan) != (new.graph, new.plan):
            self._refusal = None
        self.outcome_changed.emit()

    @Slot()
    def _on_run_chosen(self) -> None:
        """Let the outcome be that of another run; one that is only renamed is no other."""
        self._keep_step()
        if self._chosen_id() != self._chosen:
            self._chosen = self._chosen_id()
            self._refusal, self._ended = None, ""
        self.outcome_changed.emit()
        if self._trainer.running is None and not self._is_asked_for(self._session.chosen_run):
            self._answer_with_chosen_run()

    def _is_asked_for(self, run: Run | None) -> bool:
        weights, name = _identity(run)
        return weights is self._asked[0] and name == self._asked[1]

    def _answer_with_chosen_run(self) -> None:
        """Let the chosen run answer, or have it said why it cannot."""
        run = self._session.chosen_run
        self._asked = _identity(run)
        if run is None:
            self._engine.answer_with(BuiltInSubject(source=built_in_title()))
        elif not run.weights:
            self._engine.answer_with(NoSubject(reason=no_weights(run).sentence(), run_id=run.id))
        else:
            self._engine.answer_with(subject_of(run))


def _identity(run: Run | None) -> tuple[object, str]:
    """Return what makes a network that answers another one: its weights, and what it is called."""
    return (None, "") if run is None else (run.weights, run.name)
