"""Pictures made larger or smaller at random while the network learns."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.augmentation import Augmentation
from netbuilder.blocks.settings import setting
from netbuilder.words import N_


class RandomZoom(Augmentation):
    """Each picture is made larger or smaller by a random factor."""

    title: ClassVar[str] = N_("RandomZoom")
    explanation: ClassVar[str] = N_(
        "Data augmentation: during training zooms each image in or out by a small "
        "random amount, so that the network learns to read digits of every size. At "
        "inference it does nothing."
    )
    formula: ClassVar[str] = "z ~ U(1 − f, 1 + f)"
    symbols: ClassVar[str] = N_(
        "The extent of the image that is shown, as a fraction of the whole, is drawn from a "
        "uniform distribution for each image: below 1 it zooms in, above 1 out. f is the "
        "setting Height. At inference y = x."
    )
    main_setting: ClassVar[str | None] = "height_factor"
    search_words: ClassVar[tuple[str, ...]] = ("augmentation", "scale", "size")

    height_factor: float = setting(
        0.1,
        title=N_("Height"),
        help=N_("The largest zoom in or out, as a fraction of the height."),
        ge=0.0,
        lt=1.0,
    )
    width_factor: float | None = setting(
        None,
        title=N_("Width"),
        help=N_(
            "The largest zoom in or out, as a fraction of the width; none keeps the proportions."
        ),
        ge=0.0,
        lt=1.0,
    )
