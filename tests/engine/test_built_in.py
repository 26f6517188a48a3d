"""The model that is inside reads digits."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from handwriting import TWO_WRITERS

from netbuilder import resources
from netbuilder.data.datasets import load_dataset
from netbuilder.data.framing import ALL_STEPS, NO_STEPS, frame_drawing, without
from netbuilder.engine.answering import predict_images
from netbuilder.files.built_in import built_in_model
from netbuilder.files.sample_drawings import sample_drawings
from netbuilder.network.shapes import total_parameters


def read(images):
    run = built_in_model()
    return predict_images(run.graph, run.weights, images).argmax(1)


def right_of(samples, steps=ALL_STEPS):
    """Return how many drawings it reads right, framed by these steps."""
    images = np.stack([frame_drawing(sample.drawing, steps) for sample in samples])
    return int((read(images) == np.array([sample.digit for sample in samples])).sum())


def test_it_is_small():
    assert resources.path("models", "digits.keras").stat().st_size < 1_000_000
    assert total_parameters(built_in_model().graph) < 240_000


def test_it_reads_the_test_images():
    data = load_dataset("mnist")
    right = read(data.x_test[:2000]) == data.y_test[:2000]
    assert right.mean() >= 0.99


def test_it_reads_what_is_drawn_on_the_pad():
    assert right_of(TWO_WRITERS) >= len(TWO_WRITERS) - 1


def test_sample_drawings_are_of_all_digits_and_of_each_kind():
    samples = sample_drawings()
    assert Counter(sample.digit for sample in samples) == dict.fromkeys(range(10), 2)
    assert Counter(sample.style for sample in samples) == dict.fromkeys(
        ("small", "thin", "thick", "off-centre", "tilted"), 4
    )


@pytest.mark.parametrize(
    ("steps", "most"),
    [
        (without("scales"), 8),
        (without("evens_pen"), 10),
        (without("softens"), 13),
        (without("centres"), 15),
        (NO_STEPS, 5),
    ],
)
def test_the_sample_drawings_show_what_each_step_of_the_framing_is_for(steps, most):
    assert right_of(sample_drawings()) == 20
    assert right_of(sample_drawings(), steps) <= most
