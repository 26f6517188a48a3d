"""The recipe of the first start, on the whole of MNIST."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netbuilder.engine.control import TrainingControl
from netbuilder.engine.protocol import TrainRequest
from netbuilder.engine.training import train
from netbuilder.files.recipes import load_recipe
from netbuilder.project.run import RunStatus


@pytest.mark.usefixtures("compiles_once")
def test_97_percent_of_the_test_images_within_three_epochs():
    recipe = load_recipe("lecture-relu")
    project = replace(recipe, plan=recipe.plan.with_settings(epochs=3))
    request = TrainRequest(run_id="1", name="Run 1", project=project)
    run = train(request, emit=lambda message: None, control=TrainingControl())
    assert run.status is RunStatus.FINISHED
    assert run.test.metrics["accuracy"] >= 0.97
