"""What the window may ask of the engine; the window knows no more of it. Free of Keras."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from netbuilder.project.project import Project

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.engine.exporting import ExporterInfo, ExportRequest
    from netbuilder.network.graph import Graph
    from netbuilder.project.checkpoint import Checkpoint
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.run import Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainRequest:
    """One training to be done.

    Attributes:
        run_id: Unique among all runs.
        name: What the person calls it.
        project: The network, its data and its plan.
        weights: Those to begin from, or None for fresh ones drawn from the plan's seed.
        continued: The id of the run whose weights they are. Where its optimizer, its monitor and
            its schedule of that moment are still stored, they go on, too.
        continues_schedule: Whether the learning-rate schedule of that run goes on, or begins anew.
        first_epoch: How many epochs lie behind the weights it begins from.
        resume: Go on exactly from here; of the rest, `run_id`, `name` and `project` are then those
            of its run.
        device: What is to compute it, one of `EngineReady.devices`; empty for TensorFlow's choice,
            which is also taken where a run gone on with had one that is no longer there.
        measure_plain: Whether to measure training examples as validation is, after each epoch.
        tensorboard: The folder that event files are written to, if at all.
        document_id: The id of the document while it is open, or empty.
        origin: The path of the document's file, or empty.
    """

    run_id: str
    name: str
    project: Project
    weights: Weights | None = None
    continued: str = ""
    continues_schedule: bool = True
    first_epoch: int = 0
    resume: Checkpoint | None = None
    device: str = ""
    measure_plain: bool = False
    tensorboard: Path | None = None
    document_id: str = ""
    origin: str = ""


def resume_request(checkpoint: Checkpoint) -> TrainRequest:
    """Return the request to go on exactly where `checkpoint` stands.

    It is computed on the device it was on, and event files are written where they were.
    """
    run = checkpoint.run
    return TrainRequest(
        run_id=run.id,
        name=run.name,
        project=Project(
            graph=run.graph,
            dataset=run.dataset,
            plan=run.plan,
            title=checkpoint.title,
            drawings=checkpoint.drawings,
        ),
        continued=run.continued,
        first_epoch=run.first_epoch,
        resume=checkpoint,
        device=run.device,
        tensorboard=Path(checkpoint.tensorboard) if checkpoint.tensorboard else None,
        document_id=checkpoint.document_id,
        origin=checkpoint.origin,
    )


class Engine(Protocol):
    """Keras behind two threads: one that works, one that answers the pad.

    No method waits; answers come as messages (`netbuilder.engine.messages`).
    """

    def start(self) -> None:
        """Start the threads; the worker imports Keras and says `EngineReady`."""

    def train(self, request: TrainRequest) -> None:
        """Queue a training."""

    def stop_training(self, *, keep_best: bool = False) -> None:
        """End the training under way after its present super-step; its weights are kept.

        `keep_best` asks for those of its best epoch instead.
        """

    def leave_training(self) -> None:
        """Keep the state of the training under way, for a later start to resume it, and end it.

        Nothing more is told of it.
        """

    def pause_training(self) -> None:
        """Let the training under way wait after its present super-step (`Stage.PAUSED`)."""

    def resume_training(self) -> None:
        """Let a training that waits go on, with the same numbers as without the pause."""

    def turn_knobs(self, knobs: Knobs) -> None:
        """Turn the knobs of the training under way; `KnobsTurned` or `KnobsRefused` follows."""

    def measure_plain(self, *, wanted: bool) -> None:
        """Measure training examples as validation is from the next epoch's end on, or no more."""

    @property
    def exporters(self) -> tuple[ExporterInfo, ...]:
        """The formats that a trained network can be exported to."""

    def export(self, request: ExportRequest) -> None:
        """Queue an export; `Exporting`, then `Exported` or `JobFailed` follows."""

    def answer_with(self, graph: Graph, weights: Weights, *, source: str, run_id: str = "") -> None:
        """Let the pad be answered by these weights of a run; `source` names them.

        This, as `answer_with_built_in` and `answer_with_nothing`, ends that the pad is answered by
        a training that was queued before. Each answer carries the `run_id`.
        """

    def answer_with_built_in(self, *, source: str) -> None:
        """Let the pad be answered by the model that is inside; `source` names it."""

    def compare_with_built_in(self, *, source: str) -> None:
        """Let the model that is inside answer the pad, too (`Compared`)."""

    def compare_with_nothing(self) -> None:
        """Let only one network answer again."""

    def answer_with_nothing(self, reason: str, *, run_id: str = "") -> None:
        """Let the pad say why it has no answer."""

    def predict(self, image: NDArray[np.uint8], *, generation: int, looks: bool = False) -> None:
        """Ask for the probabilities of a 28×28 image; only the newest request is answered.

        `looks` asks for what each block makes of it (`Activated`), too.
        """

    def explain(self, image: NDArray[np.uint8], *, generation: int) -> None:
        """Ask why a 28×28 image is answered as it is (`Explained`), once nothing newer waits."""

    def examine(self, node: str, unit: int) -> None:
        """Ask what one neuron of the pad's network looks for (`Examined`), once it is free."""

    def read_many(self, images: NDArray[np.uint8], *, tag: str) -> None:
        """Ask what the pad's network makes of n × 28 × 28 images (`ReadMany`), once it is free.

        Of several requests with one tag the newest is answered.
        """

    def shut_down(self, *, timeout: float) -> bool:
        """Stop everything and wait; False where a thread did not end within `timeout` s."""
