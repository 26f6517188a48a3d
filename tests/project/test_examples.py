from __future__ import annotations

import pytest

from netbuilder.blocks.catalogue import catalogue
from netbuilder.project.manual.examples import example_of


@pytest.mark.parametrize("kind", catalogue())
def test_every_block_has_an_example_of_what_it_makes_of_its_inputs(kind):
    example = example_of(catalogue()[kind])
    assert len(example.inputs) == example.block.inputs
    assert example.output == example.block.output_shape(*example.inputs)


def test_an_example_changes_the_shape_where_the_block_does():
    assert example_of(catalogue()["Flatten"]).inputs == ((24, 16),)
    assert example_of(catalogue()["MaxPooling2D"]).output == (14, 14, 16)
    assert example_of(catalogue()["Dropout"]).output == (64,)
