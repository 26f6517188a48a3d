"""Grey values of images as shares of full ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def as_shares(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return grey values from 0 to 255 as numbers from 0 to 1."""
    shares: NDArray[np.float32] = grey.astype(np.float32) / 255.0
    return shares
