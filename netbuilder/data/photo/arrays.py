"""Kinds of arrays that the steps hand on: one value for each pixel of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Grey: TypeAlias = "NDArray[np.float64]"
"""Brightness, contrast or ink, 0 to 1; two axes, rows first."""
Mask: TypeAlias = "NDArray[np.bool_]"


def spread_of_noise(values: Grey) -> float:
    """Return the standard deviation of the noise around 0, whatever few outliers there are."""
    return 1.4826 * float(np.median(np.abs(values)))
