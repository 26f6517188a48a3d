"""Colours as people with each of the three common colour blindnesses see them.

The simulation is that of Machado, Oliveira and Fernandes (2009, "A physiologically-based model for
simulation of color vision deficiency"), severity 1, on linear RGB; the difference of two colours is
CIEDE2000 (Sharma, Wu and Dalal 2005), in which 1 is just noticeable side by side.
"""

from __future__ import annotations

import math

import numpy as np
from contrast import linear

SIGHTS = {
    "ordinary": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])


def seen(colour: str, sight: str) -> np.ndarray:
    """Return `#rrggbb` as linear RGB in somebody's sight."""
    return np.clip(SIGHTS[sight] @ linear(colour), 0.0, 1.0)


def difference(one: str, other: str, *, sight: str = "ordinary") -> float:
    """Return by how much two colours differ in somebody's sight (CIEDE2000)."""
    return ciede2000(lab(seen(one, sight)), lab(seen(other, sight)))


def least_difference(one: str, other: str) -> tuple[float, str]:
    """Return the difference in the sight in which it is least, and that sight."""
    return min((difference(one, other, sight=sight), sight) for sight in SIGHTS)


def lab(rgb: np.ndarray) -> np.ndarray:
    """Return CIE L*a*b* (D65) of linear RGB."""
    ratio = _TO_XYZ @ rgb / _WHITE
    cube = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = cube
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def ciede2000(one: np.ndarray, other: np.ndarray) -> float:
    """Return the difference of two colours in L*a*b*; the names are those of the paper."""
    c7 = ((math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2) ** 7
    g = 0.5 * (1 - math.sqrt(c7 / (c7 + 25.0**7)))
    (l1, c1, h1), (l2, c2, h2) = (_chroma_and_hue(colour, g) for colour in (one, other))
    dh, mean_h = _hues(h1, h2, is_grey=c1 * c2 == 0)
    dl, dc = l2 - l1, c2 - c1
    d_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh / 2))
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * math.cos(math.radians(mean_h - 30))
        + 0.24 * math.cos(math.radians(2 * mean_h))
        + 0.32 * math.cos(math.radians(3 * mean_h + 6))
        - 0.20 * math.cos(math.radians(4 * mean_h - 63))
    )
    turn = 30 * math.exp(-(((mean_h - 275) / 25) ** 2))
    rc = 2 * math.sqrt(mean_c**7 / (mean_c**7 + 25.0**7))
    sl = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    sc, sh = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    rt = -math.sin(math.radians(2 * turn)) * rc
    a, b, c = dl / sl, dc / sc, d_hue / sh
    return math.sqrt(a * a + b * b + c * c + rt * b * c)


def _chroma_and_hue(colour: np.ndarray, g: float) -> tuple[float, float, float]:
    lightness, a, b = (float(part) for part in colour)
    a *= 1 + g
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _hues(h1: float, h2: float, *, is_grey: bool) -> tuple[float, float]:
    """Return the difference of two hues and their mean, in degrees around the circle."""
    if is_grey:
        return 0.0, h1 + h2
    apart = h2 - h1
    if abs(apart) <= 180:
        return apart, (h1 + h2) / 2
    far = apart - 360 if apart > 180 else apart + 360
    mean = (h1 + h2 + 360) / 2 if h1 + h2 < 360 else (h1 + h2 - 360) / 2
    return far, mean
