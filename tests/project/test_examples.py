from __future__ import annotations

import pytest

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.shape import ShapeError
from netbuilder.project.manual.examples import example_of


@pytest.mark.parametrize("kind", catalogue())
def test_every_block_has_an_example_of_what_it_makes_of_its_inputs(kind):
    example = example_of(catalogue()[kind])
    assert len(example.inputs) == example.block.inputs
    assert example.output == example.block.output_shape(*example.inputs)


class Unusual(Flatten):
    """A block that accepts none of the shapes of the examples."""

    def output_shape(self, *inputs):
        raise ShapeError("Unusual", found=str(inputs))


def test_a_block_that_accepts_none_of_the_shapes_has_no_example():
    assert example_of(Unusual) is None


def test_an_example_changes_the_shape_where_the_block_does():
    assert example_of(catalogue()["Flatten"]).inputs == ((24, 16),)
    assert example_of(catalogue()["MaxPooling2D"]).output == (14, 14, 16)
    assert example_of(catalogue()["Dropout"]).output == (64,)
