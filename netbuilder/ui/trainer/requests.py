"""Requests for trainings: of new weights, or of those of a run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from netbuilder.engine.protocol import TrainRequest
from netbuilder.project.run import epochs_behind, weights_fit
from netbuilder.project.run_names import run_name
from netbuilder.ui.trainer.words import weights_do_not_fit

if TYPE_CHECKING:
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run


def fresh_request(project: Project, *, number: int) -> TrainRequest:
    """Return the request to train new weights; `number` makes the run's name."""
    return TrainRequest(run_id=uuid4().hex, name=run_name(number), project=project)


def continuing(request: TrainRequest, run: Run) -> TrainRequest:
    """Return the request to begin from the weights of `run` instead.

    Raises:
        NetBuilderError: They do not fit the network.
    """
    if not weights_fit(request.project.graph, run.weights):
        raise weights_do_not_fit(run)
    return replace(request, weights=run.weights, continued=run.id, first_epoch=epochs_behind(run))
