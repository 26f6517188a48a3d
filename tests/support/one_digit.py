"""The digit on a picture that shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.data.framing import frame_ink
from netbuilder.data.picture import read_digits

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


def read_digit(path: Path) -> NDArray[np.uint8]:
    """Return the only digit as the network gets it: 28×28, ink 255 on 0."""
    (ink,) = read_digits(path)
    return frame_ink(ink)
