"""Pictures turned at random while the network learns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from netbuilder.blocks.augmentation import Augmentation
from netbuilder.blocks.settings import setting
from netbuilder.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping


class RandomRotation(Augmentation):
    """Each picture is turned by a random angle, either way."""

    title: ClassVar[str] = N_("RandomRotation")
    explanation: ClassVar[str] = N_(
        "Data augmentation: during training rotates each image by a small random "
        "angle, so that the network learns to read slanted digits. At inference it "
        "does nothing."
    )
    formula: ClassVar[str] = "a ~ U(−f · 360°, f · 360°)"
    symbols: ClassVar[str] = N_(
        "a is the angle, drawn from a uniform distribution for each image, and f the setting "
        "Angle. At inference y = x."
    )
    main_setting: ClassVar[str | None] = "factor"
    search_words: ClassVar[tuple[str, ...]] = ("augmentation", "turn", "angle")

    factor: float = setting(
        0.05,
        title=N_("Angle"),
        help=N_(
            "The largest rotation either way, as a fraction of a full turn; 0.05 is 18 degrees."
        ),
        ge=0.0,
        le=1.0,
    )

    @classmethod
    def settings_of_keras(cls, config: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return an angle that is the same either way as one number."""
        match config.get("factor"):
            case [float(low), float(high)] if low == -high:
                return {**config, "factor": high}
        return config
