"""Keras behind two threads: one that works through jobs, one that answers the drawing pad."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, TypeAlias

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.devices import devices
from netbuilder.engine.export import export, exporter_infos
from netbuilder.engine.importing import import_keras
from netbuilder.engine.messages import (
    EngineFailed,
    EngineReady,
    JobFailed,
    RunRefused,
)
from netbuilder.engine.predictor import Predictor
from netbuilder.engine.refusals import TrainingLeftError, unexpected
from netbuilder.engine.yielding import yielding_often
from netbuilder.errors import NetBuilderError
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.checkpointer import CheckpointStore
    from netbuilder.engine.exporting import ExporterInfo, ExportRequest
    from netbuilder.engine.messages import Listener, Message
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.training import OffloadWeights
    from netbuilder.network.graph import Graph
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.run import Weights

logger = logging.getLogger(__name__)
_Job: TypeAlias = "Callable[[], None]"
_Refuse: TypeAlias = "Callable[[NetBuilderError], Message]"


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
        self._jobs: queue.SimpleQueue[tuple[_Job, _Refuse] | None] = queue.SimpleQueue()
        self._controls: deque[TrainingControl] = deque()
        self._closed = threading.Event()
        self._ready = threading.Event()
        self._failure: NetBuilderError | None = None
        self._worker = threading.Thread(target=self._work, name="engine", daemon=True)
        self._predictor = Predictor(emit=self._emit, ready=self._ready, load=load)

    def start(self) -> None:
        """Start the threads; the worker imports Keras and says `EngineReady`."""
        self._worker.start()
        self._predictor.start()

    def train(self, request: TrainRequest) -> None:
        """Queue a training."""
        control = TrainingControl()
        control.measure_plain(wanted=request.measure_plain)
        self._controls.append(control)
        show = self._predictor.loader_of(request.run_id)

        def job() -> None:
            from netbuilder.engine.training import train

            try:
                train(
                    request,
                    emit=self._emit,
                    control=control,
                    cache=self._cache,
                    load=self._load,
                    show=show,
                    checkpoints=self._checkpoints,
                    offload=self._offload,
                )
            except TrainingLeftError:
                logger.info("left to be resumed: %s", request.name)
            finally:
                self._controls.remove(control)

        self._queue(job, lambda error: RunRefused(request.run_id, error))

    def stop_training(self, *, keep_best: bool = False) -> None:
        """End the training under way, and those that wait, after the present super-step."""
        for control in tuple(self._controls):
            control.stop(keep_best=keep_best)

    def leave_training(self) -> None:
        """Keep the state of the training under way after its present super-step, and end it."""
        for control in tuple(self._controls):
            control.leave()

    def pause_training(self) -> None:
        """Let the training under way wait after its present super-step."""
        for control in tuple(self._controls):
            control.pause()

    def resume_training(self) -> None:
        """Let a training that waits go on."""
        for control in tuple(self._controls):
            control.resume()

    def turn_knobs(self, knobs: Knobs) -> None:
        """Turn the knobs of the training under way."""
        for control in tuple(self._controls):
            control.turn(knobs)

    def measure_plain(self, *, wanted: bool) -> None:
        """Measure training examples as validation is from the next epoch's end on, or no more."""
        for control in tuple(self._controls):
            control.measure_plain(wanted=wanted)

    @property
    def exporters(self) -> tuple[ExporterInfo, ...]:
        """The formats that a trained network can be exported to."""
        return exporter_infos()

    def export(self, request: ExportRequest) -> None:
        """Queue an export; `Exporting`, then `Exported` or `JobFailed` follows."""
        self._queue(lambda: export(request, emit=self._emit), JobFailed)

    def answer_with(self, graph: Graph, weights: Weights, *, source: str, run_id: str = "") -> None:
        """Let the pad be answered by these weights, and no longer by a training under way."""
        self._predictor.load(graph, weights, source, run_id=run_id)

    def answer_with_built_in(self, *, source: str) -> None:
        """Let the pad be answered by the model that is inside."""
        self._predictor.load_built_in(source)

    def compare_with_built_in(self, *, source: str) -> None:
        """Let the model that is inside answer the pad, too."""
        self._predictor.compare(source)

    def compare_with_nothing(self) -> None:
        """Let only one network answer again."""
        self._predictor.compare_no_more()

    def answer_with_nothing(self, reason: str, *, run_id: str = "") -> None:
        """Let the pad say why it has no answer."""
        self._predictor.load_nothing(reason, run_id=run_id)

    def predict(self, image: NDArray[np.uint8], *, generation: int, looks: bool = False) -> None:
        """Ask for the probabilities of a 28×28 image; only the newest request is answered."""
        self._predictor.ask(image, generation=generation, looks=looks)

    def explain(self, image: NDArray[np.uint8], *, generation: int) -> None:
        """Ask why an image is answered as it is, once nothing newer waits."""
        self._predictor.explain(image, generation=generation)

    def examine(self, node: str, unit: int) -> None:
        """Ask what one neuron of the pad's network looks for, once it is free."""
        self._predictor.examine(node, unit)

    def read_many(self, images: NDArray[np.uint8], *, tag: str) -> None:
        """Ask what the pad's network makes of many images, once it is free."""
        self._predictor.read_many(images, tag=tag)

    def shut_down(self, *, timeout: float) -> bool:
        """Stop everything and wait; False where a thread did not end within `timeout` s.

        May be called again. A thread cannot end while it imports Keras or compiles.
        """
        deadline = time.monotonic() + timeout
        self._closed.set()
        self.stop_training()
        self._jobs.put(None)
        self._predictor.end()
        if self._worker.ident is not None:
            self._worker.join(timeout)
        ended = self._predictor.join(max(0.0, deadline - time.monotonic()))
        return ended and not self._worker.is_alive()

    def _queue(self, job: _Job, refuse: _Refuse) -> None:
        if self._closed.is_set():
            self._emit(refuse(NetBuilderError(_("The engine is shutting down"))))
        else:
            self._jobs.put((job, refuse))

    def _work(self) -> None:
        self._import()
        while (entry := self._jobs.get()) is not None:
            job, refuse = entry
            if self._failure is not None:
                self._emit(refuse(self._failure))
            elif not self._closed.is_set():
                self._do(job, refuse)

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
            return
        self._ready.set()
        self._emit(EngineReady(versions, devices()))

    def _do(self, job: _Job, refuse: _Refuse) -> None:
        try:
            with yielding_often():
                job()
        except NetBuilderError as error:
            self._emit(refuse(error))
        except Exception as error:
            logger.exception("a job failed")
            self._emit(refuse(unexpected(error)))

    def _emit(self, message: Message) -> None:
        try:
            self._listener(message)
        except Exception:
            logger.exception("a listener failed on %s", type(message).__name__)
