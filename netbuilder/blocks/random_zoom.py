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
        "While learning, makes each picture a little larger or smaller, so that the network learns "
        "digits of every size. When it answers, nothing is changed."
    )
    main_setting: ClassVar[str | None] = "height_factor"
    search_words: ClassVar[tuple[str, ...]] = ("augmentation", "scale", "size")

    height_factor: float = setting(
        0.1,
        title=N_("Height"),
        help=N_("Larger or smaller by at most this share."),
        ge=0.0,
        lt=1.0,
    )
    width_factor: float | None = setting(
        None,
        title=N_("Width"),
        help=N_("The same across; none keeps the proportions."),
        ge=0.0,
        lt=1.0,
    )
