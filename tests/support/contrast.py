"""How well colours are told apart."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor


def linear(colour: str) -> np.ndarray:
    """Return red, green and blue of `#rrggbb` as shares of light."""
    share = np.array(QColor(colour).getRgbF()[:3])
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast after WCAG 2.2, from 1 to 21."""
    low, high = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (high + 0.05) / (low + 0.05)
