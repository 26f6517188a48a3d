"""An engine without Keras that says what a test lets it say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from fake_engine import FakeEngine
from figures import a_score, a_series

from netbuilder.engine.messages import EngineReady, RunEnded, RunStarted
from netbuilder.project.knobs import knobs_of
from netbuilder.project.run import Run, RunStatus, expected_weights

if TYPE_CHECKING:
    from netbuilder.engine.messages import Listener
    from netbuilder.engine.protocol import TrainRequest


class TalkingEngine(FakeEngine):
    """Answers a training with its beginning, and its end when told to."""

    def __init__(self, listener: Listener) -> None:
        super().__init__()
        self.say = listener

    def become_ready(self) -> None:
        self.say(EngineReady({"keras": "3"}))

    def train(self, request: TrainRequest) -> None:
        super().train(request)
        self.say(
            RunStarted(
                run_id=request.run_id,
                name=request.name,
                dataset=request.project.dataset,
                epochs=request.project.plan.epochs,
                steps_per_epoch=540,
                parameters=1,
                execution_mode="loop",
                knobs=knobs_of(request.project),
            )
        )

    def finish(self, status: RunStatus = RunStatus.FINISHED) -> Run:
        """Let the last training end with weights of zeros."""
        request = self.trained[-1]
        graph = request.project.graph
        shapes = expected_weights(graph)
        run = Run(
            id=request.run_id,
            name=request.name,
            started="2026-01-01T00:00:00+00:00",
            graph=graph,
            plan=request.project.plan,
            dataset=request.project.dataset,
            status=status,
            weights={n: tuple(np.zeros(s, np.float32) for s in of) for n, of in shapes.items()},
            series=a_series(),
            test=a_score(0.1, 0.97),
        )
        self.say(RunEnded(run))
        return run
