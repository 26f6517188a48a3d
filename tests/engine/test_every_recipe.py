"""Every recipe of the lecture trains: on a slice of the data, for an epoch."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

import pytest
from quick import one_in

from netbuilder.engine.control import TrainingControl
from netbuilder.engine.protocol import TrainRequest
from netbuilder.engine.training import train
from netbuilder.files.recipes import load_recipe, recipe_names
from netbuilder.project.run import RunStatus


@pytest.mark.usefixtures("compiles_once")
@pytest.mark.parametrize("name", one_in(3, recipe_names()))
def test_an_epoch_comes_to_its_end_with_numbers(name, small_data):
    recipe = load_recipe(name)
    # 400 images to learn from are full batches, of which one size is compiled.
    project = replace(recipe, plan=recipe.plan.with_settings(epochs=1, validation_split=0.2))
    request = TrainRequest(run_id="1", name="Run 1", project=project)
    run = train(request, emit=lambda message: None, control=TrainingControl(), load=small_data)
    assert run.status is RunStatus.FINISHED
    assert isfinite(run.series.epochs[0].loss)
    assert run.test is not None
