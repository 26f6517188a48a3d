"""What evaluate needs: weights and a network that answers, with the loss it was trained with."""

from __future__ import annotations

import pytest
from set_weights import run_with_biases, saved_run
from trained import make_run

from netbuilder.project.plan import Loss, Plan


@pytest.fixture
def undecided():
    """A run, trained with mse, that gives each digit the same share."""
    run = run_with_biases([0.0] * 10)
    return make_run(run.graph, weights=run.weights, plan=Plan(loss=Loss.MSE))


def test_the_loss_is_that_of_the_training_and_stands_in_the_answer(netbuilder, undecided, tmp_path):
    from exporting import export_keras

    project, model = saved_run(tmp_path / "m.netb", undecided), tmp_path / "m.keras"
    export_keras(undecided, model)
    for path in (project, model):
        told = netbuilder("evaluate", path, "--json").json
        # Nine answers of 0.1 where 0 is right, and one where 1 is.
        assert told["loss"] == pytest.approx((9 * 0.1**2 + 0.9**2) / 10)
        assert (told["loss_function"], told["loss_known"]) == ("mse", True)
    said = netbuilder("evaluate", model)
    assert said.out.startswith("Loss 0.0900 (mse), accuracy ")
    assert said.err == ""


def test_a_loss_that_is_not_known_is_said_with_what_was_taken(netbuilder, undecided, tmp_path):
    run = make_run(undecided.graph, weights=undecided.weights, plan=Plan(), loss_known=False)
    path = saved_run(tmp_path / "old.netb", run)
    answer = netbuilder("evaluate", path, "--json")
    assert answer.code == 0
    assert (answer.json["loss_function"], answer.json["loss_known"]) == (
        "categorical_crossentropy",
        False,
    )
    assert answer.err == (
        f"{path} does not say which loss it was trained with; categorical_crossentropy is used.\n"
    )
    assert "(categorical_crossentropy)" in netbuilder("evaluate", path).out
