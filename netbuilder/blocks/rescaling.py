"""Rescaling: values brought to another scale, the same for all."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.settings import setting
from netbuilder.words import N_


class Rescaling(Block):
    """Each number times `scale`, plus `offset`."""

    title: ClassVar[str] = N_("Rescaling")
    category: ClassVar[Category] = Category.SHAPE
    explanation: ClassVar[str] = N_(
        "Multiplies every value by the scale and adds the offset. A scale of 2 and "
        "an offset of −1 map grey values from the range 0 to 1 to the range −1 to 1."
    )
    formula: ClassVar[str] = "y = a · x + b"
    symbols: ClassVar[str] = N_("a is the scale and b the offset.")
    main_setting: ClassVar[str | None] = "scale"
    search_words: ClassVar[tuple[str, ...]] = ("scale", "normalize", "pixels")

    scale: float = setting(
        2.0,
        title=N_("Scale"),
        help=N_("The factor that each value is multiplied by."),
        ge=-1e6,
        le=1e6,
    )
    offset: float = setting(
        -1.0,
        title=N_("Offset"),
        help=N_("The value that is added afterwards."),
        ge=-1e6,
        le=1e6,
    )
