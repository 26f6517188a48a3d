"""The thread that answers probes: the newest of each kind, by a snapshot of weights."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.answerer import Answerer
from netbuilder.engine.mailbox import Mailbox
from netbuilder.engine.probe_context import ProbeContext, built_in_subject
from netbuilder.engine.probes.prediction import Predict
from netbuilder.engine.probes.probe import Probe
from netbuilder.engine.refusals import in_our_words
from netbuilder.engine.subject import (
    BuiltInSubject,
    NoSubject,
    RunSubject,
    Subject,
    SubjectLoaded,
    SubjectMissing,
)
from netbuilder.errors import NetBuilderError
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.messages import Listener
    from netbuilder.engine.weights_publisher import ShowWeights

logger = logging.getLogger(__name__)
_SUBJECT_FIRST: Final = -1
"""The priority of another subject: before all questions."""


class Prober:
    """Takes probes from any thread and answers them in one of its own.

    Args:
        emit: Takes answers, `SubjectLoaded` and `SubjectMissing`, in this thread.
        ready: Set when Keras has been imported; nothing is answered before.
        load: Gives a data set by its key.
    """

    def __init__(
        self,
        *,
        emit: Listener,
        ready: threading.Event,
        load: Callable[[str], Dataset] = load_dataset,
    ) -> None:
        self._emit = emit
        self._ready = ready
        self._load_data = load
        self._mail: Mailbox[Subject | Probe] = Mailbox()
        self._answerer, self._rival = Answerer(), Answerer()
        self._why_missing = _("No trained network yet: press Train.")
        self._run_id = ""
        self._chosen = 0
        self._choosing = threading.Lock()
        self._thread = threading.Thread(target=self._serve, name="prober", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def answer_with(self, subject: Subject) -> None:
        """Answer about this network from now on."""
        with self._choosing:
            self._chosen += 1
            self._put(subject)

    def training_subject(self) -> ShowWeights:
        """Return what a training shows its weights to, until another subject is asked for.

        A training that was left may still be at its present step; it must not answer for the
        network that is asked for meanwhile.
        """
        with self._choosing:
            chosen = self._chosen

        def show(subject: RunSubject) -> None:
            with self._choosing:
                if self._chosen == chosen:
                    self._put(subject)

        return show

    def _put(self, subject: Subject) -> None:
        self._mail.put(subject, kind=RunSubject, priority=_SUBJECT_FIRST)

    def ask(self, probe: Probe) -> None:
        """Answer a probe, unless a newer one of its kind and asker comes before its turn."""
        self._mail.put(probe, kind=(type(probe), probe.asker), priority=probe.priority)

    def end(self) -> None:
        """Let the thread end after what it is doing now."""
        self._mail.close()
        self._ready.set()

    def join(self, timeout: float) -> bool:
        """Wait for the thread's end; tell whether it came."""
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        self._ready.wait()
        while (request := self._mail.take()) is not None:
            if not isinstance(request, Probe):
                with self._refusing(is_vital=True):
                    self._load(request)
            elif not self._why_missing:
                with self._refusing(is_vital=isinstance(request, Predict)):
                    self._answer(request)
            elif isinstance(request, Predict):
                self._miss(self._why_missing)

    @contextmanager
    def _refusing(self, *, is_vital: bool) -> Iterator[None]:
        """Say what fails within; where that is not vital, the pad is answered nevertheless."""
        try:
            with in_our_words():
                yield
        except NetBuilderError as error:
            logger.info("not answered: %s", error.sentence())
            reason = error.sentence()
        except Exception:
            logger.exception("answering failed")
            reason = _("The network could not make a prediction; the log has the details.")
        else:
            return
        if is_vital:
            self._miss(reason)

    def _load(self, subject: Subject) -> None:
        self._run_id = subject.run_id
        if isinstance(subject, NoSubject):
            self._miss(subject.reason)
            return
        if isinstance(subject, BuiltInSubject):
            subject = built_in_subject(subject.source)
        self._answerer.load(subject)
        self._why_missing = ""
        self._emit(SubjectLoaded(self._answerer.source, run_id=self._run_id))

    def _answer(self, probe: Probe) -> None:
        answer = probe.answer(ProbeContext(self._answerer, self._rival, self._load_data))
        if answer is not None:
            self._emit(
                replace(
                    answer,
                    number=probe.number,
                    asker=probe.asker,
                    source=self._answerer.source,
                    run_id=self._run_id,
                )
            )

    def _miss(self, reason: str) -> None:
        """Keep the model, which may fit again: compiling anew would cost memory for good."""
        self._why_missing = reason
        self._emit(SubjectMissing(reason, run_id=self._run_id))
