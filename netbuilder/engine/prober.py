"""The thread that answers probes, by a snapshot of weights."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.answerer import Answerer
from netbuilder.engine.listening import outliving
from netbuilder.engine.mailbox import Mailbox
from netbuilder.engine.probe_context import ProbeContext, built_in_subject
from netbuilder.engine.probes.prediction import Predict
from netbuilder.engine.probes.probe import Probe, Unanswered
from netbuilder.engine.refusals import in_our_words
from netbuilder.engine.subject import (
    BuiltInSubject,
    NoSubject,
    SubjectLoaded,
    SubjectMissing,
)
from netbuilder.errors import NetBuilderError
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.messages import Listener
    from netbuilder.engine.probes.probe import Answer
    from netbuilder.engine.subject import Subject, SubjectMessage

logger = logging.getLogger(__name__)
_NO_PREDICTION: Final = N_("The network could not make a prediction; the log has the details.")
_NO_RESULT: Final = N_("This could not be computed; the log has the details.")


class Prober:
    """Answers, in a thread of its own, what comes into its `mailbox`.

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
        self.mailbox = Mailbox()
        self._emit = emit
        self._ready = ready
        self._load_data = load
        self._answerer, self._rival = Answerer(), Answerer()
        self._why_never = ""
        self._why_missing = _("No trained network yet: press Train.")
        self._run_id = ""
        self._thread = threading.Thread(target=self._serve, name="prober", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def refuse_all(self, reason: str) -> None:
        """Answer everything with this reason from now on: there is no Keras."""
        self._why_never = self._why_missing = reason
        self._ready.set()

    def end(self) -> None:
        """Let the thread end after what it is doing now."""
        self.mailbox.close()
        self._ready.set()

    def join(self, timeout: float) -> bool:
        """Wait for the thread's end; tell whether it came."""
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def _serve(self) -> None:
        self._ready.wait()
        while (request := self.mailbox.take()) is not None:
            message = self._reply(request)
            with outliving(message):
                self._emit(message)

    def _reply(self, request: Subject | Probe) -> SubjectMessage:
        """Return what there is to say to a request, if only why it cannot be answered."""
        why_not = self._why_never
        if isinstance(request, Probe):
            why_not = why_not or self._why_missing
        else:
            self._run_id = request.run_id
        if why_not:
            return self._missing(request, why_not)
        try:
            with in_our_words():
                if isinstance(request, Probe):
                    return self._answer(request)
                return self._load(request)
        except NetBuilderError as error:
            logger.info("not answered: %s", error.sentence())
            reason = error.sentence()
        except Exception:
            logger.exception("answering failed")
            is_view = isinstance(request, Probe) and not isinstance(request, Predict)
            reason = _(_NO_RESULT if is_view else _NO_PREDICTION)
        if isinstance(request, Probe):
            return self._addressed(Unanswered(reason=reason), to=request)
        return self._missing(request, reason)

    def _load(self, subject: Subject) -> SubjectMessage:
        if isinstance(subject, NoSubject):
            return self._missing(subject, subject.reason)
        if isinstance(subject, BuiltInSubject):
            subject = built_in_subject(subject.source)
        self._answerer.load(subject)
        self._why_missing = ""
        return SubjectLoaded(
            self._answerer.source, dataset=self._answerer.dataset, run_id=self._run_id
        )

    def _answer(self, probe: Probe) -> Answer:
        answer = probe.answer(ProbeContext(self._answerer, self._rival, self._load_data))
        return self._addressed(answer, to=probe)

    def _addressed(self, answer: Answer, *, to: Probe) -> Answer:
        return replace(
            answer,
            question=type(to).__name__,
            number=to.number,
            asker=to.asker,
            source=self._answerer.source,
            run_id=self._run_id,
        )

    def _missing(self, request: Subject | Probe, reason: str) -> SubjectMessage:
        """Return that there is no network to ask; only where one cannot be loaded is it missing.

        The model stays, for it may fit again: compiling anew would cost memory for good.
        """
        if isinstance(request, Probe) and not isinstance(request, Predict):
            return self._addressed(Unanswered(reason=reason), to=request)
        self._why_missing = reason
        return SubjectMissing(reason, run_id=self._run_id)
