"""Pictures moved at random while the network learns."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.augmentation import Augmentation
from netbuilder.blocks.settings import setting
from netbuilder.words import N_


class RandomTranslation(Augmentation):
    """Each picture is moved by a random part of its height and width."""

    title: ClassVar[str] = N_("RandomTranslation")
    explanation: ClassVar[str] = N_(
        "While learning, moves each picture a little, another way each time, so that the network "
        "learns digits that are not in the middle. When it answers, nothing is moved."
    )
    main_setting: ClassVar[str | None] = "height_factor"
    search_words: ClassVar[tuple[str, ...]] = ("augmentation", "shift", "move")

    height_factor: float = setting(
        0.1,
        title=N_("Up and down"),
        help=N_("By at most this share of the height."),
        ge=0.0,
        le=1.0,
    )
    width_factor: float = setting(
        0.1,
        title=N_("Left and right"),
        help=N_("By at most this share of the width."),
        ge=0.0,
        le=1.0,
    )
