"""Pictures as people take them, composed from MNIST's digits: paper, light, lines, frames, tables.

Each function draws one kind from the generator that it is handed, so a seed names a picture.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

Array: TypeAlias = "NDArray[np.float64]"
SIDE: Final = 420
"""Pixels along the composed picture."""


def _places(tilt: float = 0.0) -> tuple[Array, Array]:
    """Return how far down and across each pixel lies, the axes turned by degrees."""
    places = np.arange(SIDE, dtype=float) - SIDE / 2
    down, across = np.meshgrid(places, places, indexing="ij")
    angle = np.deg2rad(tilt)
    turned = down * np.cos(angle) - across * np.sin(angle)
    return turned, down * np.sin(angle) + across * np.cos(angle)


def _line(distance: Array, width: float) -> Array:
    """Return a line with soft edges around where the distance is 0."""
    return np.clip(width / 2 - np.abs(distance) + 0.5, 0.0, 1.0)


class Composer:
    """One sheet of paper on which things are drawn, and the picture that is taken of it."""

    def __init__(self, chance: Generator) -> None:
        self.chance = chance
        self.paper = np.full((SIDE, SIDE), chance.uniform(0.75, 0.97))
        down, _across = _places(chance.uniform(0, 360))
        self.light = 1.0 + chance.uniform(0.0, 0.12) * down / (SIDE / 2)
        self.tilt = chance.uniform(-4.0, 4.0)
        self.ink_contrast = chance.uniform(0.5, 0.88)

    def write(self, digit: NDArray[np.uint8], height: float, middle: tuple[float, float]) -> None:
        """Write a digit; `height` of its 28 pixels' square, and its middle from the sheet's."""
        side = round(height)
        large = Image.fromarray(digit).resize((side, side), Image.Resampling.BICUBIC)
        turned = large.rotate(self.tilt, Image.Resampling.BILINEAR)
        ink = np.asarray(turned, float) / 255.0
        # A pen's edges are sharper than those of an enlarged image.
        ink = np.clip((ink - 0.25) / 0.5, 0.0, 1.0)
        top = round(SIDE / 2 + middle[0] - side / 2)
        left = round(SIDE / 2 + middle[1] - side / 2)
        whole = np.zeros((SIDE, SIDE))
        rows = slice(max(top, 0), min(top + side, SIDE))
        columns = slice(max(left, 0), min(left + side, SIDE))
        whole[rows, columns] = ink[
            rows.start - top : rows.stop - top, columns.start - left : columns.stop - left
        ]
        self.mark(whole, self.ink_contrast)

    def mark(self, ink: Array, contrast: float) -> None:
        """Darken the paper where there is ink."""
        self.paper *= 1.0 - np.clip(ink, 0.0, 1.0) * contrast

    def rule(self, spacing: float, *, squared: bool) -> None:
        """Print horizontal lines, and vertical ones for squared paper."""
        chance, width = self.chance, self.chance.uniform(1.0, 2.6)
        down, across = _places(self.tilt + chance.uniform(-1.5, 1.5))
        lines = np.zeros_like(down)
        for place in (down, across) if squared else (down,):
            offset = chance.uniform(0, spacing)
            distance = (place + offset + spacing / 2) % spacing - spacing / 2
            lines = np.maximum(lines, _line(distance, width))
        self.mark(lines, chance.uniform(0.12, 0.4))

    def frame(self, half: float, middle: tuple[float, float], boxes: int) -> None:
        """Print boxes of a form in a row, the digit's and empty ones beside it."""
        chance, width = self.chance, self.chance.uniform(2.0, 6.0)
        down, across = _places(self.tilt)
        turned = np.deg2rad(self.tilt)
        y = middle[0] * np.cos(turned) - middle[1] * np.sin(turned)
        x = middle[0] * np.sin(turned) + middle[1] * np.cos(turned)
        low, high = half * chance.uniform(0.95, 1.2), half
        first = int(chance.integers(boxes))
        lines = np.zeros_like(down)
        for box in range(-first, boxes - first):
            centre = x + 2 * high * box
            inside = np.maximum(np.abs(down - y) - low, np.abs(across - centre) - high)
            lines = np.maximum(lines, _line(inside, width))
        self.mark(lines, chance.uniform(0.5, 0.9))

    def lay_on_table(self) -> None:
        """Show a dark table along one edge."""
        chance = self.chance
        down, _across = _places(chance.choice([0, 90, 180, 270]) + chance.uniform(-4, 4))
        edge = SIDE / 2 - SIDE * chance.uniform(0.05, 0.2)
        table = np.clip(down - edge, 0.0, 1.0)
        wood = chance.uniform(0.06, 0.4) * (1 + 0.1 * chance.standard_normal((SIDE, SIDE)))
        self.paper = self.paper * (1 - table) + wood * table

    def darken_corner(self) -> None:
        """Let a shadow fall onto one corner."""
        chance = self.chance
        down, across = _places(float(chance.choice([45, 135, 225, 315])))
        far = np.hypot(SIDE * 0.7 - down, across)
        self.light *= 1.0 - chance.uniform(0.4, 0.65) * np.exp(-((far / (SIDE * 0.45)) ** 2))

    def photograph(self) -> Image.Image:
        """Take the picture: light, blur, noise, and what JPEG leaves of it."""
        chance = self.chance
        seen = np.clip(self.paper * self.light, 0.0, 1.0)
        picture = Image.fromarray(np.rint(seen * 255).astype(np.uint8))
        picture = picture.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 1.3)))
        noise = chance.normal(0.0, chance.uniform(0.005, 0.025), (SIDE, SIDE))
        grey = np.clip(np.asarray(picture, float) / 255.0 + noise, 0.0, 1.0)
        file = io.BytesIO()
        Image.fromarray(np.rint(grey * 255).astype(np.uint8)).save(
            file, "JPEG", quality=int(chance.integers(60, 95))
        )
        return Image.open(io.BytesIO(file.getvalue()))


def _sheet(
    digit: NDArray[np.uint8], chance: Generator
) -> tuple[Composer, float, tuple[float, float]]:
    sheet = Composer(chance)
    height = SIDE * chance.uniform(0.35, 0.65)
    middle = tuple(chance.uniform(-0.06, 0.06, 2) * SIDE)
    sheet.write(digit, height, (middle[0], middle[1]))
    return sheet, height, (middle[0], middle[1])


def plain(digit: NDArray[np.uint8], chance: Generator) -> Image.Image:
    """A digit on white paper, somewhat unevenly lit."""
    return _sheet(digit, chance)[0].photograph()


def dark_corner(digit: NDArray[np.uint8], chance: Generator) -> Image.Image:
    """A digit on white paper with a shadow in one corner."""
    sheet = _sheet(digit, chance)[0]
    sheet.darken_corner()
    return sheet.photograph()


def on_table(digit: NDArray[np.uint8], chance: Generator) -> Image.Image:
    """A digit on paper, with a dark table along one edge."""
    sheet = _sheet(digit, chance)[0]
    sheet.lay_on_table()
    return sheet.photograph()


def framed_box(digit: NDArray[np.uint8], chance: Generator) -> Image.Image:
    """A digit in a printed frame."""
    sheet, height, middle = _sheet(digit, chance)
    sheet.frame(height * chance.uniform(0.48, 0.75), middle, 1)
    return sheet.photograph()


def form(digit: NDArray[np.uint8], chance: Generator) -> Image.Image:
    """A digit in one box of a form, the boxes beside it empty."""
    sheet, height, middle = _sheet(digit, chance)
    sheet.frame(height * chance.uniform(0.48, 0.7), middle, int(chance.integers(2, 5)))
    return sheet.photograph()


def squared(digit: NDArray[np.uint8], chance: Generator) -> Image.Image:
    """A digit on squared paper."""
    sheet, height, _middle = _sheet(digit, chance)
    sheet.rule(height * 0.7 / chance.uniform(1.0, 3.5), squared=True)
    return sheet.photograph()


def ruled(digit: NDArray[np.uint8], chance: Generator) -> Image.Image:
    """A digit on ruled paper."""
    sheet, height, _middle = _sheet(digit, chance)
    sheet.rule(height * 0.7 / chance.uniform(0.7, 2.0), squared=False)
    return sheet.photograph()


def squared_dark_corner(digit: NDArray[np.uint8], chance: Generator) -> Image.Image:
    """A digit on squared paper with a shadow in one corner."""
    sheet, height, _middle = _sheet(digit, chance)
    sheet.rule(height * 0.7 / chance.uniform(1.0, 3.5), squared=True)
    sheet.darken_corner()
    return sheet.photograph()


def ruled_dark_corner(digit: NDArray[np.uint8], chance: Generator) -> Image.Image:
    """A digit on ruled paper with a shadow in one corner."""
    sheet, height, _middle = _sheet(digit, chance)
    sheet.rule(height * 0.7 / chance.uniform(0.7, 2.0), squared=False)
    sheet.darken_corner()
    return sheet.photograph()


def empty_frame(chance: Generator) -> Image.Image:
    """A printed frame, or boxes of a form, with nothing in them."""
    sheet = Composer(chance)
    half = SIDE * chance.uniform(0.2, 0.4)
    boxes = int(chance.choice([1, 1, 2, 3]))
    sheet.frame(half / boxes**0.5, (0.0, 0.0), boxes)
    return sheet.photograph()


def blank(chance: Generator) -> Image.Image:
    """White paper with nothing on it, one in two with a shadow in one corner."""
    sheet = Composer(chance)
    if chance.random() < 0.5:
        sheet.darken_corner()
    return sheet.photograph()


def blank_squared(chance: Generator) -> Image.Image:
    """Squared or ruled paper with nothing on it, one in two with a shadow in one corner."""
    sheet = Composer(chance)
    sheet.rule(SIDE * chance.uniform(0.1, 0.35), squared=chance.random() < 0.5)
    if chance.random() < 0.5:
        sheet.darken_corner()
    return sheet.photograph()


def _both(left: NDArray[np.uint8], right: NDArray[np.uint8], chance: Generator) -> Composer:
    sheet = Composer(chance)
    height = SIDE * chance.uniform(0.35, 0.5)
    apart = height * chance.uniform(0.75, 1.0) / 2
    for digit, side in ((left, -1.0), (right, 1.0)):
        place = (float(chance.uniform(-0.05, 0.05)) * height, side * apart)
        sheet.write(digit, height * chance.uniform(0.85, 1.1), place)
    return sheet


def two_digits(left: NDArray[np.uint8], right: NDArray[np.uint8], chance: Generator) -> Image.Image:
    """Two digits beside each other on white paper."""
    return _both(left, right, chance).photograph()


def two_on_squares(
    left: NDArray[np.uint8], right: NDArray[np.uint8], chance: Generator
) -> Image.Image:
    """Two digits beside each other on squared paper."""
    sheet = _both(left, right, chance)
    sheet.rule(SIDE * chance.uniform(0.1, 0.3), squared=True)
    return sheet.photograph()


WITH_A_DIGIT: Final = {
    "white paper": plain,
    "a dark corner": dark_corner,
    "a dark table along one edge": on_table,
    "in a printed frame": framed_box,
    "in a box of a form": form,
    "squared paper": squared,
    "ruled paper": ruled,
    "squared paper, a dark corner": squared_dark_corner,
    "ruled paper, a dark corner": ruled_dark_corner,
}
EMPTY: Final = {
    "an empty frame or form": empty_frame,
    "blank paper": blank,
    "blank ruled or squared paper": blank_squared,
}
WITH_TWO: Final = {
    "two digits": two_digits,
    "two digits on squared paper": two_on_squares,
}
