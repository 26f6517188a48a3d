"""Protocol of the engine: all that the window may ask of it. Free of Keras."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from netbuilder.project.project import Project

if TYPE_CHECKING:
    from netbuilder.engine.exporting import ExporterInfo, ExportRequest
    from netbuilder.engine.orders import Order
    from netbuilder.engine.probes.probe import Probe
    from netbuilder.engine.subject import Subject
    from netbuilder.project.checkpoint import Checkpoint
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
        continues_schedule: True where the learning-rate schedule of that run continues.
        first_epoch: Number of epochs behind the weights it begins from.
        resume: Go on exactly from here; of the rest, `run_id`, `name` and `project` are then those
            of its run.
        device: What is to compute it, one of `EngineReady.devices`; empty for TensorFlow's choice,
            which is also taken where a resumed run had one that is no longer there.
        measure_plain: True where training examples are measured as validation is, after each epoch.
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
    """Keras behind two threads: one that works, one that answers probes.

    No method waits; answers come as messages (`netbuilder.engine.messages`).
    """

    def start(self) -> None:
        """Start the threads; the worker imports Keras and says `EngineReady`."""

    def train(self, request: TrainRequest) -> None:
        """Queue a training."""

    def steer(self, order: Order) -> None:
        """Tell something to the training under way, and to those that wait."""

    @property
    def exporters(self) -> tuple[ExporterInfo, ...]:
        """The formats that a trained network can be exported to."""

    def export(self, request: ExportRequest) -> None:
        """Queue an export; `Exporting`, then `Exported` or `JobFailed` follows."""

    def answer_with(self, subject: Subject) -> None:
        """Let probes ask about this network; `SubjectLoaded` or `SubjectMissing` follows.

        It ends that they ask about a training that was queued before.
        """

    def ask(self, probe: Probe) -> None:
        """Ask about the network that answers.

        Of the probes of one kind and asker the newest is answered, the pad's before all others.
        """

    def shut_down(self, *, timeout: float) -> bool:
        """Stop everything and wait; False where a thread did not end within `timeout` s."""
