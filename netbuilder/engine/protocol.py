"""What the window may ask of the engine; the window knows no more of it. Free of Keras."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.network.graph import Graph
    from netbuilder.project.project import Project
    from netbuilder.project.run import Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainRequest:
    """One training to be done.

    `weights` are those to begin from, or None for fresh ones drawn from the plan's seed;
    `continued` is then the id of the run they came from.
    """

    run_id: str
    name: str
    project: Project
    weights: Weights | None = None
    continued: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """A trained network to be written as `path` (`.keras`).

    `scaling_inside` puts the division of the pixels by 255 into the model as its first layer.
    """

    path: Path
    graph: Graph
    weights: Weights
    scaling_inside: bool = False


class Engine(Protocol):
    """Keras behind two threads: one that works, one that answers the pad.

    No method waits; answers come as messages (`netbuilder.engine.messages`).
    """

    def start(self) -> None:
        """Start the threads; the worker imports Keras and says `EngineReady`."""

    def train(self, request: TrainRequest) -> None:
        """Queue a training."""

    def stop_training(self) -> None:
        """End the training under way after its present super-step; its weights are kept."""

    def export(self, request: ExportRequest) -> None:
        """Queue an export; `Exported` or `JobFailed` follows."""

    def answer_with(self, graph: Graph, weights: Weights, *, source: str) -> None:
        """Let the pad be answered by these weights; `source` names them."""

    def answer_with_nothing(self, reason: str) -> None:
        """Let the pad say why it has no answer."""

    def predict(self, image: NDArray[np.uint8], *, generation: int) -> None:
        """Ask for the probabilities of a 28×28 image; only the newest request is answered."""

    def shut_down(self, *, timeout: float) -> bool:
        """Stop everything and wait; False where a thread did not end within `timeout` s."""
