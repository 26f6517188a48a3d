"""An engine that only writes down what it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.engine.export import exporter_infos

if TYPE_CHECKING:
    from netbuilder.engine.exporting import ExporterInfo, ExportRequest
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.network.graph import Graph
    from netbuilder.project.knobs import Knobs
    from netbuilder.project.run import Weights


class FakeEngine:
    def __init__(self) -> None:
        self.trained: list[TrainRequest] = []
        self.stops = 0
        self.keeps_best = False
        self.steered: list[object] = []
        self.images: dict[int, object] = {}
        self.looks = False
        self.rival = ""
        self.reasons_wanted: list[int] = []
        self.many: dict[str, object] = {}
        self.examined: list[tuple[str, int]] = []
        self.exported: list[ExportRequest] = []
        self.answers: list[str] = []
        self.has_started = False

    def start(self) -> None:
        self.has_started = True

    def train(self, request: TrainRequest) -> None:
        self.trained.append(request)

    def stop_training(self, *, keep_best: bool = False) -> None:
        self.stops += 1
        self.keeps_best = keep_best

    def leave_training(self) -> None:
        self.steered.append("leave")

    def pause_training(self) -> None:
        self.steered.append("pause")

    def resume_training(self) -> None:
        self.steered.append("resume")

    def turn_knobs(self, knobs: Knobs) -> None:
        self.steered.append(knobs)

    def measure_plain(self, *, wanted: bool) -> None:
        self.steered.append(f"plain {wanted}")

    @property
    def exporters(self) -> tuple[ExporterInfo, ...]:
        return exporter_infos()

    def export(self, request: ExportRequest) -> None:
        self.exported.append(request)

    def answer_with(self, graph: Graph, weights: Weights, *, source: str, run_id: str = "") -> None:
        self.answers.append(source)

    def answer_with_built_in(self, *, source: str) -> None:
        self.answers.append(source)

    def compare_with_built_in(self, *, source: str) -> None:
        self.rival = source

    def compare_with_nothing(self) -> None:
        self.rival = ""

    def answer_with_nothing(self, reason: str, *, run_id: str = "") -> None:
        self.answers.append(reason)

    def predict(self, image: object, *, generation: int, looks: bool = False) -> None:
        self.images[generation] = image
        self.looks = looks

    def explain(self, image: object, *, generation: int) -> None:
        self.reasons_wanted.append(generation)

    def examine(self, node: str, unit: int) -> None:
        self.examined.append((node, unit))

    def read_many(self, images: object, *, tag: str) -> None:
        self.many[tag] = images

    def shut_down(self, *, timeout: float) -> bool:
        return True

    @property
    def newest(self) -> int:
        """The number of the newest question; 0 before the first."""
        return max(self.images, default=0)
