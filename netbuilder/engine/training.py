"""One training from request to run: the same for the window and the command line."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeAlias

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.build import check_weights, read_weights
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.examples import make_examples
from netbuilder.engine.importing import import_keras
from netbuilder.engine.loop import TrainingLoop
from netbuilder.engine.memory import LARGE, require_memory
from netbuilder.engine.messages import RunEnded, RunStage, RunStarted, Stage
from netbuilder.engine.refusals import in_our_words, refuse_errors, why_not_finite
from netbuilder.engine.way import way_of
from netbuilder.network.shapes import total_parameters
from netbuilder.project.knobs import knobs_of
from netbuilder.project.run import Run, Series
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.data.datasets import Dataset
    from netbuilder.engine.compiled import Compiled
    from netbuilder.engine.control import TrainingControl
    from netbuilder.engine.examples import Examples
    from netbuilder.engine.messages import Listener
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.network.graph import Graph
    from netbuilder.project.run import Score, Weights

ShowWeights: TypeAlias = "Callable[[Graph, Weights, str], None]"
"""Takes the weights of this moment, and what to call them, for the drawing pad."""

_BETWEEN_SHOWS: Final = 0.25
_SHARE_OF_TIME: Final = 0.02
"""How much of the training time may go into copies of the weights for the pad."""


def train(
    request: TrainRequest,
    *,
    emit: Listener,
    control: TrainingControl,
    cache: CompiledCache | None = None,
    load: Callable[[str], Dataset] = load_dataset,
    show: ShowWeights | None = None,
) -> Run:
    """Train as `request` says and return the run, which `RunEnded` tells as well.

    Args:
        request: What to train.
        emit: Takes the messages, in this thread.
        control: Lets another thread end the training.
        cache: Compiled networks to use again.
        load: Gives the data set by its key.
        show: Takes a copy of the weights now and then (at most four times a second).

    Raises:
        NetBuilderError: The training cannot begin, or broke down with nothing to keep.
    """
    refuse_errors(request.project)
    require_memory(request.project)
    if request.weights is not None:
        check_weights(request.project.graph, request.weights)
    import_keras()
    kept = CompiledCache() if cache is None else cache
    if require_memory(request.project) > LARGE:
        kept.clear()
    with in_our_words():
        return _Training(request, emit=emit, control=control, show=show).run(kept, load)


class _Training:
    """The stages of one training."""

    def __init__(
        self,
        request: TrainRequest,
        *,
        emit: Listener,
        control: TrainingControl,
        show: ShowWeights | None,
    ) -> None:
        self._request = request
        self._project = request.project
        self._emit = emit
        self._control = control
        self._show = show
        self._next_show = 0.0
        self._started = datetime.now().astimezone().isoformat(timespec="seconds")

    def run(self, cache: CompiledCache, load: Callable[[str], Dataset]) -> Run:
        """Go through all stages."""
        plan, graph = self._project.plan, self._project.graph
        self._stage(Stage.READING)
        dataset = load(self._project.dataset)
        examples = make_examples(dataset, plan)
        self._emit(self._run_started(examples))
        self._stage(Stage.BUILDING)
        compiled = cache.compiled(graph, plan, classes=dataset.info.classes)
        compiled.begin(plan, weights=self._request.weights)
        self._stage(Stage.COMPILING)
        if not self._control.stopping:
            batches = {examples.batch, examples.tail or examples.batch}
            compiled.compile(examples.images, examples.labels, batches=batches)
        self._stage(Stage.TRAINING)
        loop = TrainingLoop(
            self._request.run_id,
            plan=plan,
            examples=examples,
            compiled=compiled,
            emit=self._emit,
            control=self._control,
            after_super_step=lambda epoch: self._show_weights(compiled, epoch),
        )
        loop.run()
        self._stage(Stage.TESTING)
        test = loop.test(dataset.x_test.reshape(len(dataset.x_test), -1), dataset.y_test)
        run = self._as_run(loop, compiled, test)
        if self._show is not None:
            self._show(graph, run.weights, run.name)
        self._emit(RunEnded(run))
        return run

    def _stage(self, stage: Stage) -> None:
        self._emit(RunStage(self._request.run_id, stage))

    def _run_started(self, examples: Examples) -> RunStarted:
        graph = self._project.graph
        return RunStarted(
            run_id=self._request.run_id,
            name=self._request.name,
            epochs=self._project.plan.epochs,
            steps_per_epoch=examples.steps,
            parameters=total_parameters(graph),
            way=way_of(graph),
            knobs=knobs_of(self._project),
            first_epoch=self._request.first_epoch,
        )

    def _show_weights(self, compiled: Compiled, epoch: int) -> None:
        """Hand the pad the weights of this moment, if it has waited long enough."""
        began = time.monotonic()
        if self._show is None or began < self._next_show:
            return
        graph = self._project.graph
        source = _("{run}, epoch {epoch}").format(run=self._request.name, epoch=epoch + 1)
        self._show(graph, read_weights(compiled.recipe.model, graph), source)
        ended = time.monotonic()
        self._next_show = ended + max(_BETWEEN_SHOWS, (ended - began) / _SHARE_OF_TIME)

    def _as_run(self, loop: TrainingLoop, compiled: Compiled, test: Score) -> Run:
        project, progress = self._project, loop.progress
        return Run(
            id=self._request.run_id,
            name=self._request.name,
            started=self._started,
            graph=project.graph,
            plan=project.plan,
            dataset=project.dataset,
            status=loop.status,
            reason=self._reason(loop, compiled),
            series=Series(
                tuple(progress.step_loss), tuple(progress.step_accuracy), tuple(loop.epochs)
            ),
            weights=read_weights(compiled.recipe.model, project.graph),
            test=test,
            way=compiled.way,
            device=_device(),
            versions=dict(import_keras()),
            images_per_second=progress.images_per_second,
            continued=self._request.continued,
            first_epoch=self._request.first_epoch,
        )

    def _reason(self, loop: TrainingLoop, compiled: Compiled) -> str:
        if loop.failure is None:
            return ""
        epoch, step, loss = loop.failure
        return why_not_finite(
            self._project.plan,
            loss=loss,
            epoch=epoch,
            step=step,
            scaled=compiled.recipe.scaled,
        )


def _device() -> str:
    import tensorflow as tf

    return "GPU" if tf.config.list_logical_devices("GPU") else "CPU"
