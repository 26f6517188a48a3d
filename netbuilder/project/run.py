"""One training: what was trained, how, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from netbuilder.network.graph import Graph, NodeId
from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.reading import Count, Finite
from netbuilder.project.series import Series

if TYPE_CHECKING:
    from netbuilder.project.plan import Plan
    from netbuilder.project.run_end import EndReason
    from netbuilder.project.series import Score


Weights: TypeAlias = Mapping[NodeId, tuple[Any, ...]]
"""The arrays of each node that owns any, in the order of `Block.weights`.

This room knows no NumPy: of an array it reads the `shape` alone."""


class RunStatus(StrEnum):
    """Outcome of a training."""

    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A knob that was turned while the run was under way, after `step` optimizer steps of it.

    `setting` is `learning_rate`, `batch_size`, `epochs`, or, with `node`, the knob of that block.
    """

    step: Count
    setting: str
    before: Finite
    after: Finite
    node: NodeId = ""


class Carried(StrEnum):
    """State that a run which continues another took over from it beside the weights."""

    OPTIMIZER = "optimizer"
    SCHEDULE = "schedule"
    BEST = "best"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One training, append-only.

    Attributes:
        id: Unique among all runs.
        name: What the person calls it.
        started: Time of its beginning, ISO 8601 with offset.
        graph: The network it was started with.
        plan: The plan it was started with; its seed was drawn from.
        loss_known: True where it was trained with the plan's loss; False for a model whose file
            does not say with which it was.
        dataset: The key of the data set.
        examples: Number of examples that an epoch went through, drawings and augmented ones
            included; 0 in runs of before this was recorded.
        status: Outcome.
        reason: Reason for the outcome, where there is more to say; in words: `run_end_words`.
        diverged_in: The block in which values first became NaN or infinite, empty where the loss
            alone did; None where none did, and in runs of before this was recorded.
        weights: The trained weights.
        series: What was measured.
        test: The score on the test examples, where it came so far.
        execution_mode: Mode in which the steps were computed (the rule's choice), e.g. `xla-loop`.
        device: What computed them, e.g. `CPU`.
        versions: Library versions by name.
        images_per_second: Training speed over all epochs.
        continued: The id of the run whose weights it began from, or empty.
        first_epoch: Number of epochs behind the weights that it began from.
        carried: What went on from the run that it continues; None where it continues none, and in
            runs of before this was recorded.
        schedule_epoch: The epoch of the learning-rate schedule that it began in.
        changes: The knobs turned while it was under way, in their order.
        best_epoch: The epoch, counted from 0, whose weights are kept; None for the last step's.
            Below 0 it lies in a run before: -1 is the moment that this one began from.
        starred: True where the person marked it; the project file keeps its weights.
        hidden: True where the plots leave it out.
        colour: The colour the person gave its curves, `#rrggbb`, or empty.
        place: Its place among all runs of the document that there have been (`Document.places`),
            or None as long as that follows from its beginning.
    """

    id: str
    name: str
    started: str
    graph: Graph
    plan: Plan
    dataset: str
    status: RunStatus
    examples: int = 0
    loss_known: bool = True
    reason: EndReason | None = None
    diverged_in: NodeId | None = None
    series: Series = field(default_factory=Series)
    weights: Weights = field(default_factory=lambda: MappingProxyType({}), compare=False)
    test: Score | None = None
    execution_mode: str = ""
    device: str = "CPU"
    versions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    images_per_second: float = 0.0
    continued: str = ""
    first_epoch: int = 0
    carried: tuple[Carried, ...] | None = None
    schedule_epoch: int = 0
    changes: tuple[Change, ...] = ()
    best_epoch: int | None = None
    starred: bool = False
    hidden: bool = False
    colour: str = ""
    place: int | None = field(default=None, compare=False)

    @property
    def seconds(self) -> float:
        """Time that its epochs took, in seconds."""
        return sum(epoch.seconds for epoch in self.series.epochs)

    @property
    def planned_epochs(self) -> int:
        """Number of epochs that it was to have: those of the plan, or as the knob was last set."""
        turned = [change.after for change in self.changes if change.setting == "epochs"]
        return int(turned[-1]) if turned else self.plan.epochs

    @property
    def is_stopped_early(self) -> bool:
        """True where early stopping ended it, and not the last epoch that was planned.

        It is the one way to finish with fewer epochs, so that no file has to say so.
        """
        could_be = self.status is RunStatus.FINISHED and self.plan.early_stopping
        return could_be and len(self.series.epochs) < self.planned_epochs


def epochs_behind(run: Run) -> int:
    """Return how many epochs lie behind the weights of a run, those of runs before included."""
    done = len(run.series.epochs) if run.best_epoch is None else run.best_epoch + 1
    return run.first_epoch + done


def expected_weights(graph: Graph) -> dict[NodeId, tuple[tuple[int, ...], ...]]:
    """Return the shapes of the arrays that each active node must have."""
    shapes = infer_shapes(graph)
    return {
        name: tuple(spec.shape for spec in shapes[name].weights)
        for name in active(graph)
        if shapes[name].weights
    }


def weights_fit(graph: Graph, weights: Weights) -> bool:
    """Tell whether `weights` fit `graph`: the same nodes with the same shapes."""
    found = {name: tuple(tuple(a.shape) for a in arrays) for name, arrays in weights.items()}
    return found == expected_weights(graph)


def same_network(one: Graph, other: Graph) -> bool:
    """Tell whether two graphs compute the same, wherever their blocks stand."""

    def essence(graph: Graph) -> tuple[dict[NodeId, object], set[object]]:
        names = active(graph)
        blocks: dict[NodeId, object] = {name: graph.block(name) for name in names}
        return blocks, {edge for edge in graph.edges if edge.target in blocks}

    return essence(one) == essence(other)
