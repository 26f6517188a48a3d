from __future__ import annotations

from netbuilder.project.example_counts import learned_examples, training_part
from netbuilder.project.my_drawings import MyDrawing
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project


def test_the_validation_split_is_rounded_as_keras_rounds_it():
    assert training_part(500, Plan(validation_split=0.333)) == 333
    assert training_part(60_000, Plan(validation_split=0.1)) == 54_000


def test_augmented_examples_and_drawings_are_learned_too():
    drawings = tuple(MyDrawing(digit, bytes(784)) for digit in (3, 8))
    plan = Plan(validation_split=0.5, augmented_copies=2, drawing_copies=7)
    assert learned_examples(Project(plan=plan, drawings=drawings)) == 30_000 * 3 + 14
    assert learned_examples(Project(plan=Plan(), drawings=drawings)) == 54_000
