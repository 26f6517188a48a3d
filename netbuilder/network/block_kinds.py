"""Kinds of blocks that a rule treats alike."""

from __future__ import annotations

from typing import Final

from netbuilder.blocks.batch_normalization import BatchNormalization
from netbuilder.blocks.block import Block
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.gaussian_dropout import GaussianDropout
from netbuilder.blocks.gaussian_noise import GaussianNoise
from netbuilder.blocks.group_normalization import GroupNormalization
from netbuilder.blocks.layer_normalization import LayerNormalization
from netbuilder.blocks.permute import Permute
from netbuilder.blocks.rescaling import Rescaling
from netbuilder.blocks.reshape import Reshape
from netbuilder.blocks.spatial_dropout2d import SpatialDropout2D

DROPPING: Final = (Dropout, SpatialDropout2D, GaussianDropout)
STRAIGHT: Final = (
    *DROPPING,
    Flatten,
    Reshape,
    Permute,
    Rescaling,
    BatchNormalization,
    GaussianNoise,
)
"""Blocks that keep a linear output linear: they have no nonlinearity."""
NORMALIZING: Final = (BatchNormalization, LayerNormalization, GroupNormalization)


def keeps_shape(block: Block) -> bool:
    """Tell whether the output of a block always has the shape of its input."""
    return type(block).output_shape is Block.output_shape
