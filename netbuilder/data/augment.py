"""Augmentation of digits: rotation, shear, stretch, elastic distortion, pen width, gaps, styles.

What comes out is framed as the pad frames a drawing: the ink 20 pixels long, its centre of mass in
the middle. Everything is drawn from the generator that is handed over, and nothing else.

Source of the waves: P. Simard, D. Steinkraus, J. Platt, "Best Practices for Convolutional Neural
Networks Applied to Visual Document Analysis", ICDAR 2003; here the field is a sum of few waves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from netbuilder.data.framing import BOX, SIDE
from netbuilder.data.pen_styles import INK, with_pen_styles

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

Array: TypeAlias = "NDArray[np.float32]"
_WAVES: Final = 3


@dataclass(frozen=True, slots=True)
class AugmentationRanges:
    """Ranges of the random changes that an augmented example undergoes.

    Attributes:
        rotation: Largest angle, in degrees.
        shear: Largest shift to the side for each pixel down.
        stretch: Largest factor, or its inverse, between width and height.
        distortion: Largest shift of a point by each wave, in pixels.
        thickness: Share of digits whose strokes become thicker or thinner.
        gaps: Share of digits that lose a small piece, as unfinished loops do.
        pen_styles: Share of ones, fours, sevens and nines that are drawn in another pen style.
        balance: Largest power by which the upper part grows at the lower one's cost, or shrinks.
    """

    rotation: float = 14.0
    shear: float = 0.3
    stretch: float = 1.35
    distortion: float = 0.7
    thickness: float = 0.7
    gaps: float = 0.12
    pen_styles: float = 0.65
    balance: float = 1.4


MANY_WRITERS: Final = AugmentationRanges()


def varied(
    images: NDArray[np.uint8],
    labels: NDArray[np.uint8],
    chance: Generator,
    ranges: AugmentationRanges = MANY_WRITERS,
) -> NDArray[np.uint8]:
    """Return another version of each image (n × 28 × 28, ink 255 on 0), framed as on the pad."""
    ink = images.astype(np.float32) / 255.0
    ink = with_pen_styles(ink, labels, chance, ranges.pen_styles)
    warp = _Warp(len(ink), chance, ranges)
    distorted = warp.sample(ink, *_identity(len(ink)))
    ink = warp.sample(ink, *_frame_of(distorted))
    ink = _with_thickness(ink, chance, ranges.thickness)
    ink = _with_gaps(ink, chance, ranges.gaps)
    grey: NDArray[np.uint8] = np.rint(np.clip(ink, 0.0, 1.0) * 255.0).astype(np.uint8)
    return grey


def _identity(count: int) -> tuple[Array, Array]:
    """Return rows and columns (n × 28 × 28) of the pixels' middles, seen from the middle."""
    places = np.arange(SIDE, dtype=np.float32) - (SIDE - 1) / 2
    rows, columns = np.meshgrid(places, places, indexing="ij")
    shape = (count, SIDE, SIDE)
    return np.broadcast_to(rows, shape), np.broadcast_to(columns, shape)


class _Warp:
    """One way for each image from where ink comes to lie back to where it lay."""

    def __init__(self, count: int, chance: Generator, ranges: AugmentationRanges) -> None:
        angle = np.deg2rad(chance.uniform(-ranges.rotation, ranges.rotation, count))
        shear = chance.uniform(-ranges.shear, ranges.shear, count)
        reach = np.log(ranges.stretch) / 2
        wide = np.exp(chance.uniform(-reach, reach, count))
        cos, sin = np.cos(angle), np.sin(angle)
        # Columns: turned, then sheared; both stretched against each other.
        self._matrix = np.stack(
            [
                np.stack([cos / wide, sin / wide], -1),
                np.stack([(-sin + shear * cos) * wide, (cos + shear * sin) * wide], -1),
            ],
            1,
        ).astype(np.float32)
        reach = np.log(ranges.balance)
        self._power = np.exp(chance.uniform(-reach, reach, (count, 1, 1))).astype(np.float32)
        waves = (count, _WAVES)
        self._numbers = chance.uniform(-0.35, 0.35, (2, *waves)).astype(np.float32)
        self._phase = chance.uniform(0, 2 * np.pi, (2, *waves)).astype(np.float32)
        self._reach = chance.uniform(-ranges.distortion, ranges.distortion, (2, *waves)).astype(
            np.float32
        )

    def sample(self, ink: Array, rows: Array, columns: Array) -> Array:
        """Return the ink that comes to lie at these places, seen from the middle."""
        m = self._matrix[:, :, :, None, None]
        rows = _balanced(rows, self._power)
        down = m[:, 0, 0] * rows + m[:, 0, 1] * columns
        across = m[:, 1, 0] * rows + m[:, 1, 1] * columns
        moved = []
        for axis, place in enumerate((down, across)):
            shift = np.zeros_like(place)
            for wave in range(_WAVES):
                ky, kx = (self._numbers[way, :, wave, None, None] for way in (0, 1))
                phase = self._phase[axis, :, wave, None, None]
                reach = self._reach[axis, :, wave, None, None]
                shift += reach * np.sin(ky * rows + kx * columns + phase)
            moved.append((place + shift + (SIDE - 1) / 2).astype(np.float32))
        return _bilinear(ink, moved[0], moved[1])


def _balanced(rows: Array, power: Array) -> Array:
    """Return the rows with those of the digit's frame, from its top, as a power of themselves."""
    share = np.clip((rows + BOX / 2) / BOX, 0.0, 1.0)
    moved: Array = (rows + (share**power - share) * BOX).astype(np.float32)
    return moved


def _bilinear(ink: Array, rows: Array, columns: Array) -> Array:
    """Return the ink between pixels; beyond the edge there is none."""
    padded = np.pad(ink, ((0, 0), (1, 1), (1, 1))).reshape(len(ink), (SIDE + 2) ** 2)
    rows = np.clip(rows + 1, 0, SIDE + 1 - 1e-3)
    columns = np.clip(columns + 1, 0, SIDE + 1 - 1e-3)
    top, left = rows.astype(np.int32), columns.astype(np.int32)
    down, across = rows - top, columns - left
    width = SIDE + 2
    first = (top * width + left).reshape(len(ink), SIDE**2)
    corners = [
        np.take_along_axis(padded, first + step, 1).reshape(rows.shape)
        for step in (0, 1, width, width + 1)
    ]
    above = corners[0] * (1 - across) + corners[1] * across
    below = corners[2] * (1 - across) + corners[3] * across
    found: Array = (above * (1 - down) + below * down).astype(np.float32)
    return found


def _frame_of(ink: Array) -> tuple[Array, Array]:
    """Return where the pixels of the framed digits lie on `ink`: 20 long, mass in the middle."""
    is_ink = ink > INK
    rows, columns = np.asarray(is_ink.any(2)), np.asarray(is_ink.any(1))
    longest = np.maximum(_extent(rows), _extent(columns))
    factor = np.maximum(longest, 1.0) / BOX
    total = np.maximum(ink.sum((1, 2)), 1e-6)
    places = np.arange(SIDE, dtype=np.float32) - (SIDE - 1) / 2
    down = (ink.sum(2) @ places) / total
    across = (ink.sum(1) @ places) / total
    row, column = _identity(len(ink))
    # MNIST's centres of mass lie on pixel 14, half a pixel beyond the middle.
    f = factor[:, None, None].astype(np.float32)
    return (row - 0.5) * f + down[:, None, None], (column - 0.5) * f + across[:, None, None]


def _extent(is_ink: NDArray[np.bool_]) -> Array:
    """Return from the first to the last with ink, for each row of truths."""
    first = is_ink.argmax(1)
    last = is_ink.shape[1] - is_ink[:, ::-1].argmax(1)
    return np.where(is_ink.any(1), last - first, 0).astype(np.float32)


def _with_thickness(ink: Array, chance: Generator, share: float) -> Array:
    """Let strokes grow or shrink by up to about a pixel, each image by its own amount."""
    amount = chance.uniform(-1.0, 1.0, len(ink)).astype(np.float32)
    amount *= chance.random(len(ink)) < share
    near = _shifted(ink)
    grown, shrunk = near.max(0), near.min(0)
    a = amount[:, None, None]
    changed: Array = np.where(
        a > 0, np.maximum(ink, a * grown), ink + 0.8 * np.minimum(a, 0) * (ink - shrunk)
    ).astype(np.float32)
    return changed


def _shifted(ink: Array) -> Array:
    """Return the four neighbours of each pixel."""
    padded = np.pad(ink, ((0, 0), (1, 1), (1, 1)))
    return np.stack(
        [padded[:, :-2, 1:-1], padded[:, 2:, 1:-1], padded[:, 1:-1, :-2], padded[:, 1:-1, 2:]]
    )


def _with_gaps(ink: Array, chance: Generator, share: float) -> Array:
    """Take a round piece of one to two pixels' radius out of some."""
    count = len(ink)
    rows, columns = _identity(count)
    down, across = chance.uniform(-9, 9, (2, count, 1, 1))
    radius = chance.uniform(1.0, 2.2, (count, 1, 1)) * (chance.random((count, 1, 1)) < share)
    distance = np.hypot(rows - down, columns - across)
    left: Array = (ink * np.clip(distance - radius + 0.5, 0.0, 1.0)).astype(np.float32)
    return np.where(radius > 0, left, ink).astype(np.float32)
