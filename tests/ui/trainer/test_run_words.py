"""What is said of a run that continued another."""

from __future__ import annotations

import pytest
from runs import a_run

from netbuilder.project.plan import Plan, Schedule
from netbuilder.project.run import Carried
from netbuilder.ui.trainer.run_words import continued_sentence
from netbuilder.ui.trainer.words import ended_sentence

OPTIMIZER, SCHEDULE, BEST = Carried.OPTIMIZER, Carried.SCHEDULE, Carried.BEST


@pytest.mark.parametrize(
    ("carried", "schedule", "said"),
    [
        (None, Schedule.STEP, ""),
        (
            (OPTIMIZER, SCHEDULE, BEST),
            Schedule.STEP,
            " Carried over: the optimizer, the learning-rate schedule, the best epoch.",
        ),
        (
            (OPTIMIZER,),
            Schedule.STEP,
            " Carried over: the optimizer."
            " Started over: the learning-rate schedule, the best epoch.",
        ),
        ((), Schedule.CONSTANT, " Started over: the optimizer, the best epoch."),
    ],
)
def test_it_says_what_went_on_and_what_began_anew(carried, schedule, said):
    run = a_run(2, carried=carried, plan=Plan(schedule=schedule))
    assert continued_sentence(run, before="Run 1") == f"It continued Run 1.{said}"


def test_a_run_without_a_better_epoch_says_which_it_kept():
    run = a_run(2, first_epoch=4, best_epoch=-1)
    assert ended_sentence(run).startswith("No epoch was better than epoch 4, which was kept · ")
