"""Embedding: a learned vector for each whole number that comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks import weight_settings
from netbuilder.blocks.block import Block, Category, WeightSpec
from netbuilder.blocks.keras_config import KerasValue
from netbuilder.blocks.settings import setting
from netbuilder.words import N_

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape


class Embedding(Block):
    """Each whole number, such as a grey value or a word's number, becomes a learned row."""

    title: ClassVar[str] = N_("Embedding")
    category: ClassVar[Category] = Category.SEQUENCE
    explanation: ClassVar[str] = N_(
        "Replaces each integer by a learned vector, its embedding. Switch off the "
        "scaling of pixels in the Input, so that the values are integers."
    )
    formula: ClassVar[str] = "y = E_[x]"
    symbols: ClassVar[str] = N_(
        "Row x of the learned matrix E, which has one row for each integer."
    )
    main_setting: ClassVar[str | None] = "output_dim"
    search_words: ClassVar[tuple[str, ...]] = ("word", "token", "table", "lookup")
    keras_defaults: ClassVar[tuple[tuple[str, KerasValue], ...]] = (
        ("embeddings_regularizer", None),
        ("embeddings_constraint", None),
        ("activity_regularizer", None),
        ("mask_zero", False),
        ("lora_rank", None),
        ("quantization_config", None),
    )

    input_dim: int = setting(
        256,
        title=N_("Vocabulary size"),
        help=N_(
            "How many different integers may occur, counted from 0; there are 256 grey values."
        ),
        ge=1,
        le=1_000_000,
    )
    output_dim: int = setting(
        8,
        title=N_("Embedding dimension"),
        help=N_("The length of the learned vector for each integer."),
        ge=1,
        le=100_000,
    )
    frozen: bool = weight_settings.frozen()

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the input's shape with a row in the place of each number."""
        return (*inputs[0], self.output_dim)

    def weights(self, *inputs: Shape) -> tuple[WeightSpec, ...]:
        """Return one row for each number."""
        return (WeightSpec("embeddings", (self.input_dim, self.output_dim)),)
