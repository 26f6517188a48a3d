"""MNIST: handwritten digits, ten classes."""

from __future__ import annotations

from typing import Final

from netbuilder.project.datasets import DatasetInfo
from netbuilder.project.task import Dtype, ExampleKind, InputSpec, classification
from netbuilder.words import N_

MNIST: Final = DatasetInfo(
    key="mnist",
    title=N_("MNIST"),
    description=N_("Handwritten digits: grey images of 28×28 pixels"),
    source="Y. LeCun, C. Cortes, C. J. C. Burges",
    licence="CC BY-SA 3.0",
    task=classification(
        InputSpec(kind=ExampleKind.IMAGE, shape=(28, 28), dtype=Dtype.UINT8, low=0.0, high=255.0),
        class_names=tuple("0123456789"),
    ),
    training=60_000,
    test=10_000,
    most_frequent=6_742,
    sha256="06af5dfe73b70e3bc1c36439982b18a8d76803db9b544f6fdf838a37fbb01b64",
)
