"""The model that is inside reads digits."""

from __future__ import annotations

import numpy as np

from netbuilder import resources
from netbuilder.data.datasets import load_dataset
from netbuilder.data.framing import frame_drawing
from netbuilder.engine.answering import predict_images
from netbuilder.files.built_in import built_in_model
from netbuilder.files.sample_drawings import sample_drawings
from netbuilder.network.shapes import total_parameters


def read(images):
    run = built_in_model()
    return predict_images(run.graph, run.weights, images).argmax(1)


def test_it_is_small():
    assert resources.path("models", "digits.keras").stat().st_size < 1_000_000
    assert total_parameters(built_in_model().graph) < 240_000


def test_it_reads_the_test_images():
    data = load_dataset("mnist")
    right = read(data.x_test[:2000]) == data.y_test[:2000]
    assert right.mean() >= 0.99


def test_it_reads_what_is_drawn_on_the_pad():
    stored = sample_drawings()
    images = np.stack([frame_drawing(one.drawing) for one in stored])
    right = read(images) == np.array([one.digit for one in stored])
    assert right.sum() >= len(stored) - 1
