"""An engine that only writes down what it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from netbuilder.engine.export import exporter_infos
from netbuilder.engine.orders import Stop, TurnKnobs
from netbuilder.engine.probes.batch import PredictBatch
from netbuilder.engine.probes.prediction import Predict
from netbuilder.engine.subject import NoSubject

if TYPE_CHECKING:
    from netbuilder.engine.exporting import ExporterInfo, ExportRequest
    from netbuilder.engine.orders import Order
    from netbuilder.engine.probes.probe import Probe
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.subject import Subject
    from netbuilder.project.knobs import Knobs

Kind = TypeVar("Kind", bound="Probe")


class FakeEngine:
    def __init__(self) -> None:
        self.trained: list[TrainRequest] = []
        self.orders: list[Order] = []
        self.asked: list[Probe] = []
        self.subjects: list[Subject] = []
        self.exported: list[ExportRequest] = []
        self.has_started = False

    def start(self) -> None:
        self.has_started = True

    def train(self, request: TrainRequest) -> None:
        self.trained.append(request)

    def steer(self, order: Order) -> None:
        self.orders.append(order)

    @property
    def exporters(self) -> tuple[ExporterInfo, ...]:
        return exporter_infos()

    def export(self, request: ExportRequest) -> None:
        self.exported.append(request)

    def answer_with(self, subject: Subject) -> None:
        self.subjects.append(subject)

    def ask(self, probe: Probe) -> None:
        self.asked.append(probe)

    def shut_down(self, *, timeout: float) -> bool:
        return True

    @property
    def steered(self) -> list[Order]:
        """What a training was told, but for its end."""
        return [order for order in self.orders if not isinstance(order, Stop)]

    @property
    def stops(self) -> int:
        """How many times a training was stopped."""
        return sum(isinstance(order, Stop) for order in self.orders)

    @property
    def keeps_best(self) -> bool:
        """Whether the training that was stopped last is to keep its best epoch."""
        return [order.keep_best for order in self.orders if isinstance(order, Stop)][-1]

    @property
    def turned(self) -> list[Knobs]:
        """Where the knobs were turned to."""
        return [order.knobs for order in self.orders if isinstance(order, TurnKnobs)]

    @property
    def answers(self) -> list[str]:
        """Who was to answer, or why nobody could."""
        return [s.reason if isinstance(s, NoSubject) else s.source for s in self.subjects]

    def of(self, kind: type[Kind]) -> list[Kind]:
        """Return the questions of one kind, in their order."""
        return [probe for probe in self.asked if isinstance(probe, kind)]

    @property
    def images(self) -> dict[int, object]:
        """What the pad asked about, by the number of the question."""
        return {probe.number: probe.image for probe in self.of(Predict)}

    @property
    def many(self) -> dict[str, object]:
        """The newest images to be read, by who asked."""
        return {probe.asker: probe.images for probe in self.of(PredictBatch)}

    @property
    def newest(self) -> int:
        """The number of the newest question; 0 before the first."""
        return max(self.images, default=0)
