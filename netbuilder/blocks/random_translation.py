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
        "Data augmentation: during training shifts each image by a small random "
        "amount, so that the network learns to read digits that are not centred. At "
        "inference it does nothing."
    )
    formula: ClassVar[str] = "y_[i,j] = x_[i−d, j−e],   d ~ U(−f·h, f·h),   e ~ U(−g·w, g·w)"
    symbols: ClassVar[str] = N_(
        "h and w are the height and the width of the image, f and g the settings Vertical "
        "shift and Horizontal shift; d and e are drawn from uniform distributions for each "
        "image. At inference y = x."
    )
    main_setting: ClassVar[str | None] = "height_factor"
    search_words: ClassVar[tuple[str, ...]] = ("augmentation", "shift", "move")

    height_factor: float = setting(
        0.1,
        title=N_("Vertical shift"),
        help=N_("The largest shift up or down, as a fraction of the height."),
        ge=0.0,
        le=1.0,
    )
    width_factor: float = setting(
        0.1,
        title=N_("Horizontal shift"),
        help=N_("The largest shift left or right, as a fraction of the width."),
        ge=0.0,
        le=1.0,
    )
