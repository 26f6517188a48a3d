"""The learned scale and shift of all normalization."""

from __future__ import annotations

from netbuilder.blocks.block import WeightSpec


def scale_and_shift(channels: int, *, scale: bool, center: bool) -> tuple[WeightSpec, ...]:
    """Return gamma and beta, those of them that are learned, per channel."""
    learned = (("gamma", scale), ("beta", center))
    return tuple(WeightSpec(name, (channels,)) for name, used in learned if used)
