"""An image of the data set that an answer points to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEIGHBOURS: Final = 5
"""Number of images that an answer names."""


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """An image with its label, and how much it is like what was asked about."""

    image: NDArray[np.uint8]
    label: int
    likeness: float
