from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from figures import an_epoch

from netbuilder.project.overfitting import overfitting_from

if TYPE_CHECKING:
    from netbuilder.project.series import Epoch


def epochs(training, validation, plain=None) -> list[Epoch]:
    plain = plain or [None] * len(training)
    return [
        an_epoch(loss=loss, accuracy=0.5, val_loss=held, plain_loss=measured)
        for loss, held, measured in zip(training, validation, plain, strict=True)
    ]


def test_it_begins_at_the_lowest_validation_loss():
    assert overfitting_from(epochs([0.9, 0.5, 0.3, 0.2, 0.1], [0.8, 0.5, 0.4, 0.5, 0.6])) == 2


@pytest.mark.parametrize(
    ("training", "validation"),
    [
        pytest.param([], [], id="nothing yet"),
        pytest.param([0.9, 0.5, 0.3], [0.8, 0.6, 0.5], id="still falling"),
        pytest.param([0.9, 0.5, 0.3], [0.8, 0.5, 0.7], id="one epoch may be chance"),
        pytest.param([0.9, 0.5, 0.4, 0.3], [0.8, 0.5, 0.7, 0.505], id="on the way back down"),
        pytest.param([0.9, 0.5, 0.6, 0.7], [0.8, 0.4, 0.6, 0.9], id="training worse, too"),
        pytest.param([0.9, 0.8, 0.75, 0.7], [0.5, 0.4, 0.5, 0.6], id="below training still"),
        pytest.param([0.9, 0.5, 0.3, 0.2], [None] * 4, id="no validation"),
    ],
)
def test_it_is_not_said_of(training, validation):
    assert overfitting_from(epochs(training, validation)) is None


def test_training_figures_without_dropout_count_for_more():
    training, validation = [0.9, 0.8, 0.75, 0.7], [0.5, 0.4, 0.5, 0.6]
    assert overfitting_from(epochs(training, validation, [0.6, 0.4, 0.3, 0.2])) == 1
