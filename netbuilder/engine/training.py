"""One training from request to run: the same for the window and the command line."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.assembly import Assembly, event_files
from netbuilder.engine.build import check_weights
from netbuilder.engine.checkpointer import Checkpointer
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.devices import device_of, devices, on_device
from netbuilder.engine.ending import Ending
from netbuilder.engine.examples import make_examples
from netbuilder.engine.importing import import_keras
from netbuilder.engine.loop import TrainingLoop
from netbuilder.engine.memory import LARGE, require_memory
from netbuilder.engine.messages import RunEnded, RunStage, Stage
from netbuilder.engine.refusals import (
    TrainingLeftError,
    in_our_words,
    refuse_errors,
    why_interrupted,
)
from netbuilder.engine.run_record import RunRecord
from netbuilder.engine.steering import Steering
from netbuilder.engine.weights_publisher import WeightsPublisher
from netbuilder.project.run import RunStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.checkpointer import CheckpointStore
    from netbuilder.engine.control import TrainingControl
    from netbuilder.engine.messages import Listener
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.trainer import Trainer
    from netbuilder.engine.weights_publisher import ShowWeights
    from netbuilder.project.run import Run, Weights

    OffloadWeights: TypeAlias = Callable[[Weights], Weights]


def train(
    request: TrainRequest,
    *,
    emit: Listener,
    control: TrainingControl,
    cache: CompiledCache | None = None,
    load: Callable[[str], Dataset] = load_dataset,
    show: ShowWeights | None = None,
    checkpoints: CheckpointStore | None = None,
    offload: OffloadWeights | None = None,
) -> Run:
    """Train as `request` says and return the run, which `RunEnded` tells as well.

    Args:
        request: What to train.
        emit: Takes the messages, in this thread and that of the checkpoints.
        control: Lets another thread steer the training.
        cache: Compiled networks to use again.
        load: Gives the data set by its key.
        show: Takes a copy of the weights now and then (at most four times a second).
        checkpoints: Where the training's state is kept, so that it can be resumed.
        offload: Takes the run's weights and gives the same, where they take no memory.

    Raises:
        TrainingLeftError: `control` asked to leave it as it is.
        NetBuilderError: The training cannot begin, or broke down with nothing to keep.
    """
    _refuse_what_cannot_be(request)
    import_keras()
    if request.resume is not None and request.device not in devices():
        request = replace(request, device="")
    kept = CompiledCache() if cache is None else cache
    if require_memory(request.project) > LARGE:
        kept.clear()
    with in_our_words(), on_device(request.device):
        training = _Training(
            request, emit=emit, control=control, show=show, checkpoints=checkpoints, offload=offload
        )
        return training.run(kept, load)


def _refuse_what_cannot_be(request: TrainRequest) -> None:
    """Refuse, before Keras is imported, what would only fail later."""
    refuse_errors(request.project)
    require_memory(request.project)
    if request.weights is not None:
        check_weights(request.project.graph, request.weights)


class _Training:
    """The stages of one training, and what else is done between its steps."""

    def __init__(
        self,
        request: TrainRequest,
        *,
        emit: Listener,
        control: TrainingControl,
        show: ShowWeights | None,
        checkpoints: CheckpointStore | None,
        offload: OffloadWeights | None,
    ) -> None:
        self._request = request
        self._emit = emit
        self._control = control
        self._show = None if show is None else WeightsPublisher(show, request)
        self._offload = offload
        self._keeper = (
            None if checkpoints is None else Checkpointer(checkpoints, request.run_id, emit=emit)
        )
        self._assembly = Assembly(request, checkpoints=checkpoints)
        self._events = event_files(request)

    def run(self, cache: CompiledCache, load: Callable[[str], Dataset]) -> Run:
        """Go through all stages."""
        request, assembly = self._request, self._assembly
        self._stage(Stage.READING)
        dataset = load(request.project.dataset)
        if request.project.plan.augmented_copies:
            self._stage(Stage.AUGMENTING)
        examples = make_examples(
            dataset,
            request.project,
            device=device_of(request.device),
            is_unwanted=lambda: self._control.stopping,
        )
        self._emit(assembly.run_started(examples))
        self._stage(Stage.BUILDING)
        trainer = assembly.trainer(cache, examples, task=dataset.info.task)
        self._stage(Stage.COMPILING)
        if not self._control.stopping:
            trainer.compile()
        self._stage(Stage.TRAINING)
        record = self._put_together(trainer)
        with self._keeping(record):
            with self._breaking_off(record.loop):
                record.loop.run()
            if self._stays_open(record):
                self._keep(record)
            if self._control.leaving:
                raise TrainingLeftError(request.name)
            ending = Ending(request, record.loop, trainer, keep_best=self._keeps_best)
            self._stage(Stage.TESTING)
            run = ending.run(record, dataset)
        if self._show is not None:
            self._show.at_the_end(run)
        if self._offload is not None:
            run = replace(run, weights=self._offload(run.weights))
        self._emit(RunEnded(run))
        return run

    @property
    def _keeps_best(self) -> bool:
        return self._request.project.plan.keep_best or self._control.keeps_best

    def _stage(self, stage: Stage) -> None:
        self._emit(RunStage(self._request.run_id, stage))

    def _put_together(self, trainer: Trainer) -> RunRecord:
        emit = self._emit if self._events is None else self._events.listening(self._emit)
        former = self._request.resume
        steering = Steering(
            self._request.run_id,
            control=self._control,
            trainer=trainer,
            emit=emit,
            changes=() if former is None else former.run.changes,
        )
        loop = TrainingLoop(
            self._request,
            trainer=trainer,
            beginning=self._assembly.beginning,
            steering=steering,
            emit=emit,
            after=lambda loop: self._after(record),
        )
        record = RunRecord(
            self._request,
            started=self._assembly.started,
            beginning=self._assembly.beginning,
            loop=loop,
            steering=steering,
        )
        return record

    @contextlib.contextmanager
    def _keeping(self, record: RunRecord) -> Iterator[None]:
        """Keep checkpoints within, and the last state of a run that went well.

        What has been learned of one that does not end by itself can be resumed.
        """
        keeper = self._keeper
        if keeper is not None:
            keeper.start()
        is_over = False
        try:
            yield
            is_over = True
        finally:
            if self._events is not None:
                self._events.close()
            is_open = not is_over or self._stays_open(record)
            if keeper is not None and is_open and record.loop.progress.step_loss:
                keeper.leave()
            elif keeper is not None:
                went_well = is_over and record.loop.status is not RunStatus.FAILED
                keeper.end(record.draft if went_well else None)

    def _stays_open(self, record: RunRecord) -> bool:
        """Tell whether what has been learned is to be resumed, which a failure is not."""
        return self._control.stays_open and record.loop.status is RunStatus.STOPPED

    def _keep(self, record: RunRecord) -> None:
        if self._keeper is not None and record.loop.progress.step_loss:
            self._keeper.keep(record.draft())

    @contextlib.contextmanager
    def _breaking_off(self, loop: TrainingLoop) -> Iterator[None]:
        """End with what has been learned, whatever goes wrong within."""
        try:
            yield
        except Exception as error:
            if not loop.progress.step_loss:
                raise
            first_epoch = self._request.first_epoch
            loop.break_off(why_interrupted(error, loop.position, first_epoch=first_epoch))

    def _after(self, record: RunRecord) -> None:
        """Show the weights and keep the state, where it is time."""
        position = record.loop.position
        if self._show is not None:
            self._show.after_super_step(record.loop.trainer.compiled, position)
        keeper = self._keeper
        if keeper is None:
            return
        if self._control.pausing or keeper.is_due(epoch_is_over=position.examples == 0):
            keeper.keep(record.draft())
