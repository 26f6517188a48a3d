"""Keras behind two threads: one that works through jobs, one that answers probes."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.devices import devices
from netbuilder.engine.export import export, exporter_infos
from netbuilder.engine.importing import import_keras
from netbuilder.engine.listening import outliving
from netbuilder.engine.messages import (
    EngineFailed,
    EngineReady,
    JobFailed,
    RunRefused,
)
from netbuilder.engine.orders import Stop
from netbuilder.engine.prober import Prober
from netbuilder.engine.refusals import TrainingLeftError, unexpected
from netbuilder.engine.subject import NO_ENGINE
from netbuilder.engine.yielding import yielding_often
from netbuilder.errors import NetBuilderError
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.checkpointer import CheckpointStore
    from netbuilder.engine.exporting import ExporterInfo, ExportRequest
    from netbuilder.engine.messages import Listener, Message
    from netbuilder.engine.orders import Order
    from netbuilder.engine.probes.probe import Probe
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.subject import Subject
    from netbuilder.engine.training import OffloadWeights
    from netbuilder.engine.weights_publisher import ShowWeights

logger = logging.getLogger(__name__)


class _Training(NamedTuple):
    """A training that waits or is under way: what is asked, and how it is steered and shown."""

    request: TrainRequest
    control: TrainingControl
    show: ShowWeights


_Job: TypeAlias = "_Training | ExportRequest"


class KerasEngine:
    """The `netbuilder.engine.protocol.Engine` that is not a stand-in.

    Whatever a job raises becomes a message; the threads live until `shut_down`.

    Args:
        listener: Takes all messages, in the threads of the engine.
        load: Gives a data set by its key.
        checkpoints: Where the state of trainings is kept, if at all.
        offload: Takes the weights of a run and gives the same, where they take no memory.
    """

    def __init__(
        self,
        listener: Listener,
        *,
        load: Callable[[str], Dataset] = load_dataset,
        checkpoints: CheckpointStore | None = None,
        offload: OffloadWeights | None = None,
    ) -> None:
        self._listener = listener
        self._offload = offload
        self._checkpoints = checkpoints
        self._load = load
        self._cache = CompiledCache()
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._controls: deque[TrainingControl] = deque()
        self._closed = threading.Event()
        self._ready = threading.Event()
        self._failure: NetBuilderError | None = None
        self._worker = threading.Thread(target=self._work, name="engine", daemon=True)
        self._prober = Prober(emit=listener, ready=self._ready, load=load)

    def start(self) -> None:
        """Start the threads; the worker imports Keras and says `EngineReady`."""
        self._worker.start()
        self._prober.start()

    def train(self, request: TrainRequest) -> None:
        """Queue a training."""
        control = TrainingControl()
        control.measure_plain(wanted=request.measure_plain)
        self._controls.append(control)
        job = _Training(request, control, self._prober.mailbox.training_subject())
        if self._accepts(job):
            self._jobs.put(job)

    def steer(self, order: Order) -> None:
        """Tell something to the training under way, and to those that wait."""
        for control in tuple(self._controls):
            control.take(order)

    @property
    def exporters(self) -> tuple[ExporterInfo, ...]:
        """The formats that a trained network can be exported to."""
        return exporter_infos()

    def export(self, request: ExportRequest) -> None:
        """Queue an export; `Exporting`, then `Exported` or `JobFailed` follows."""
        if self._accepts(request):
            self._jobs.put(request)

    def answer_with(self, subject: Subject) -> None:
        """Let probes ask about this network, and no longer about a training under way."""
        self._prober.mailbox.answer_with(subject)

    def ask(self, probe: Probe) -> None:
        """Ask about the network that answers; of a kind the newest question is answered."""
        self._prober.mailbox.ask(probe)

    def shut_down(self, *, timeout: float) -> bool:
        """Stop everything and wait; False where a thread did not end within `timeout` s.

        May be called again. A thread cannot end while it imports Keras or compiles.
        """
        deadline = time.monotonic() + timeout
        self._closed.set()
        self.steer(Stop())
        self._jobs.put(None)
        self._prober.end()
        if self._worker.ident is not None:
            self._worker.join(timeout)
        ended = self._prober.join(max(0.0, deadline - time.monotonic()))
        return ended and not self._worker.is_alive()

    def _accepts(self, job: _Job) -> bool:
        """Tell whether a job can still be done; where it cannot, say so."""
        if self._closed.is_set():
            self._emit(_refusal(job, NetBuilderError(_("The engine is shutting down"))))
        return not self._closed.is_set()

    def _work(self) -> None:
        self._import()
        while (job := self._jobs.get()) is not None:
            if self._failure is not None:
                self._emit(_refusal(job, self._failure))
                continue
            if self._closed.is_set():
                continue
            with self._refusing(job), yielding_often():
                if isinstance(job, _Training):
                    from netbuilder.engine.training import train

                    train(
                        job.request,
                        emit=self._emit,
                        control=job.control,
                        cache=self._cache,
                        load=self._load,
                        show=job.show,
                        checkpoints=self._checkpoints,
                        offload=self._offload,
                    )
                else:
                    export(job, emit=self._emit)

    def _import(self) -> None:
        try:
            versions = import_keras()
        except NetBuilderError as error:
            self._failure = error
        except Exception as error:
            logger.exception("importing Keras failed")
            self._failure = unexpected(error)
        if self._failure is not None:
            self._emit(EngineFailed(self._failure))
            self._prober.refuse_all(_(NO_ENGINE))
            return
        self._ready.set()
        self._emit(EngineReady(versions, devices()))

    @contextmanager
    def _refusing(self, job: _Job) -> Iterator[None]:
        """Make a message of whatever is raised within; a training can be steered until then."""
        try:
            try:
                yield
            finally:
                if isinstance(job, _Training):
                    self._controls.remove(job.control)
        except TrainingLeftError:
            logger.info("left to be resumed")
        except NetBuilderError as error:
            self._emit(_refusal(job, error))
        except Exception as error:
            logger.exception("a job failed")
            self._emit(_refusal(job, unexpected(error)))

    def _emit(self, message: Message) -> None:
        with outliving(message):
            self._listener(message)


def _refusal(job: _Job, error: NetBuilderError) -> Message:
    if isinstance(job, _Training):
        return RunRefused(job.request.run_id, error)
    return JobFailed(error)
