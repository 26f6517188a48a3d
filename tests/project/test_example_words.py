"""An example is called what its task says it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from other_tasks import RINGS, SINE, other_data_sets
from trained import make_run, small_graph

from netbuilder.project.example_words import (
    memory_title,
    short_speed,
    speed_title,
    speed_words,
    work_title,
    work_words,
)
from netbuilder.project.run_diff import compare
from netbuilder.project.sets.mnist import MNIST
from netbuilder.project.task import ExampleKind


def test_images_are_called_images():
    assert speed_words(ExampleKind.IMAGE, 38_123.4) == "38,123 images per second"
    assert short_speed(ExampleKind.IMAGE, 380.0) == "380 images/s"
    assert work_title(MNIST.task) == "Multiply-adds per image"
    assert work_words(MNIST.task, 1) == "1 multiply-add per image"
    assert memory_title(MNIST.task) == "Memory per image"


@pytest.mark.parametrize("info", [RINGS, SINE], ids=lambda info: info.key)
def test_anything_else_is_called_an_example(info):
    kind = info.task.input.kind
    assert speed_words(kind, 38_123.4) == "38,123 examples per second"
    assert short_speed(kind, 380.0) == "380 examples/s"
    assert work_title(info.task) == "Multiply-adds per example"
    assert work_words(info.task, 2) == "2 multiply-adds per example"
    assert memory_title(info.task) == "Memory per example"


def test_runs_are_compared_in_a_word_that_is_true_of_both():
    run = replace(make_run(small_graph("lecture-relu")), images_per_second=50.0)
    assert speed_title(ExampleKind.IMAGE, ExampleKind.IMAGE) == "Images per second"
    with other_data_sets():
        other = replace(run, id="r2", dataset=RINGS.key)
        subjects = {figure.subject for figure in compare(run, other).figures}
    assert "Examples per second" in subjects
