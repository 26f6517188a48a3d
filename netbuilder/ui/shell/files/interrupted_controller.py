"""Offers to resume trainings that a crash, a power cut or the system interrupted."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.errors import NetBuilderError
from netbuilder.files.opening import open_origin
from netbuilder.project.run import RunStatus
from netbuilder.project.run_end import ProgramEnded
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.dialogs import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netbuilder.files.checkpoints import CheckpointStore
    from netbuilder.files.unfinished import Unfinished
    from netbuilder.project.checkpoint import Checkpoint
    from netbuilder.project.document import Document
    from netbuilder.project.run import Run
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.document.left_behind import LeftBehind
    from netbuilder.ui.document.recovery import RecoveryKeeper
    from netbuilder.ui.shell.files.file_controller import FileController
    from netbuilder.ui.trainer.controller import TrainingController

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Home:
    """The document that a run belongs to: its file, or the copy it was recovered from, if any."""

    document: Document
    document_id: str
    path: Path | None = None
    copy: Path | None = None


class InterruptedController(Controller):
    """Asks at the start what to do with interrupted trainings, the newest first.

    Once a document is opened only its own are offered, the others at the next start. A training
    that the engine cannot resume, such as after an update of Keras, is kept as it is. Of what
    cannot be read, `tell_left` says where it is.
    """

    def __init__(
        self,
        context: Context,
        store: CheckpointStore,
        *,
        files: FileController,
        training: TrainingController,
        recovery: RecoveryKeeper,
        copies: LeftBehind,
        tell_left: Callable[[NetBuilderError], None],
        parent: QObject,
    ) -> None:
        super().__init__(context, parent)
        self._tell_left = tell_left
        self._store = store
        self._files = files
        self._training = training
        self._recovery = recovery
        self._copies = copies
        self._opened: Unfinished | None = None
        self._has_asked = False
        self._resumed: Checkpoint | None = None
        training.trainer.refused.connect(self._on_refused)
        training.trainer.run_ended.connect(self._on_run_ended)

    @property
    def has_asked(self) -> bool:
        """True once there was a training to ask about."""
        return self._has_asked

    def offer(self, file: Path | None = None) -> bool:
        """Ask about all of them, or, where `file` was opened, about its own.

        To be asked later goes for all of them.

        Returns whether a document has been opened in the place of the present one.
        """
        found = self._store.interrupted()
        for refusal in found.refusals:
            self._tell_left(refusal)
        origin = None if file is None else str(file.absolute())
        runs = [run for run in found.runs if origin in (None, run.origin)]
        self._has_asked = bool(runs)
        while runs:
            answer, run = self._dialogs.ask_interrupted(runs)
            if answer is Interrupted.LATER:
                break
            runs.remove(run)
            if answer is Interrupted.RESUME and self._take_up(run, goes_on=True):
                break
            if answer is Interrupted.KEEP:
                self._take_up(run, goes_on=False)
            elif answer is Interrupted.DISCARD:
                self._discard(run)
            runs = [run for run in runs if not self._is_of_another_document(run)]
        return self._opened is not None

    def _is_of_another_document(self, run: Unfinished) -> bool:
        known = self._opened
        if known is None:
            return False
        by_id = bool(known.document_id) and known.document_id == run.document_id
        return not by_id and not (known.origin and known.origin == run.origin)

    def _take_up(self, run: Unfinished, *, goes_on: bool) -> bool:
        """Open the run's document; resume, or keep what was learned; tell whether it could."""
        checkpoint = self._read(run)
        if checkpoint is None:
            return False
        if self._opened is None:
            self._open(home_of(checkpoint, self._copies))
            self._opened = run
        if goes_on:
            self._resumed = checkpoint
            return self._training.resume(checkpoint)
        self._keep(checkpoint)
        return True

    def _keep(self, checkpoint: Checkpoint) -> None:
        self._session.add_run(as_stopped(checkpoint))
        with suppress(NetBuilderError):
            self._store.end(checkpoint.run.id)

    @Slot(object)
    def _on_refused(self, error: NetBuilderError) -> None:
        if self._resumed is not None and not self._training.is_busy:
            self._keep(self._resumed)
            self._resumed = None

    @Slot(object)
    def _on_run_ended(self, run: Run) -> None:
        self._resumed = None

    def _read(self, run: Unfinished) -> Checkpoint | None:
        """Return the run's state, or say why it cannot be read, and where it is."""
        try:
            return self._store.take(run.run_id)
        except NetBuilderError as error:
            self._refuse(error)
            return None

    def _discard(self, run: Unfinished) -> None:
        try:
            self._store.forget(run.run_id)
        except NetBuilderError as error:
            _log.warning("an interrupted training cannot be forgotten: %s", error)

    def _open(self, home: Home) -> None:
        if home.path is not None:
            self._files.take_up(home.document, home.path, document_id=home.document_id)
        else:
            self._session.load(
                home.document, path=None, is_saved=False, document_id=home.document_id
            )
        if home.copy is not None:
            self._recovery.replaces(home.copy)


def home_of(checkpoint: Checkpoint, copies: LeftBehind) -> Home:
    """Return the document of an interrupted run.

    That is the newest copy of its unsaved work; without one, the file it was saved as; without
    that, a document of what was trained.
    """
    document_id = checkpoint.document_id
    for found in copies:
        if found.mark.has(checkpoint):
            return Home(found.document, document_id, copy=found.copy)
    document, path = open_origin(checkpoint)
    return Home(document, document_id, path=path)


def as_stopped(checkpoint: Checkpoint) -> Run:
    """Return the run as far as it came, as one that was stopped."""
    return replace(checkpoint.run, status=RunStatus.STOPPED, reason=ProgramEnded())
