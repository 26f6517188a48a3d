"""Numbers along the axes: round ones, as many as there is room for."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.words import number as written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.ui.plots.axes.frame import Span

_DIGITS: Final[Sequence[tuple[int, ...]]] = ((1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 2, 5), (1, 3), (1,))

_LARGE: Final = 1e7
_PLACES: Final = 6
"""Limits beyond which a number, by its size or its decimal places, is written with an exponent."""
_WHOLE_EPOCHS: Final = 2.0
"""Epochs in sight from which parts of one are not numbered."""
_LINES_APART: Final = 2.0
_DIGITS_APART: Final = 5
"""Lines of text, and digits, from one number of an axis to the next, at least."""


class Tick(NamedTuple):
    """A number at its place on the axis."""

    place: float
    words: str


def even_ticks(span: Span, *, most: int, scale: float = 1.0, least: float = 0.0) -> list[Tick]:
    """Return numbers in even steps of 1, 2 or 5 times a power of ten, at most `most`.

    What is written is the place times `scale`; no step is smaller than `least`.
    """
    low, high = span.low * scale, span.high * scale
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    rough = max(least, (high - low) / max(1, most))
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    numbers = [index * step for index in range(first, last + 1)]
    form = _form(step, most=max(abs(low), abs(high)))
    return [Tick(number / scale, _written(number, form)) for number in numbers]


def _written(number: float, form: str) -> str:
    return "0" if not number and form.endswith("e") else written(number, form)


def _form(step: float, *, most: float) -> str:
    """Return how numbers in such steps up to `most` are written: as 0.25, or as 2.5e+09."""
    smallest = math.floor(math.log10(step) + 1e-9)
    if most < _LARGE and smallest >= -_PLACES:
        return f".{max(0, -smallest)}f"
    return f".{max(0, math.floor(math.log10(most)) - smallest)}e"


def log_ticks(span: Span, *, most: int) -> list[Tick]:
    """Return numbers along an axis of decimal logarithms, at most `most`.

    All digits of each decade, or 1, 2, 5, or 1 and 3, or powers of ten, as room allows; even steps
    where the ends lie so close together that there are none of these.
    """
    if not all(map(math.isfinite, span)) or span.high <= span.low:
        return []
    found: list[float] = []
    for digits in _DIGITS:
        found = _of_decades(span, digits, every=1)
        if len(found) <= most:
            break
    every = 1
    while len(found) > max(2, most):
        every += 1
        found = _of_decades(span, (1,), every=every)
    if len(found) < 2:
        found = _even(10.0**span.low, 10.0**span.high, most)
    return [Tick(math.log10(number), written(number, ".6g")) for number in found]


def _of_decades(span: Span, digits: Sequence[int], *, every: int) -> list[float]:
    decades = range(math.floor(span.low), math.ceil(span.high) + 1)
    numbers = (
        float(f"{digit}e{decade}") for decade in decades if decade % every == 0 for digit in digits
    )
    return [number for number in numbers if span.low <= math.log10(number) <= span.high]


def _even(low: float, high: float, most: int) -> list[float]:
    rough = (high - low) / max(1, most)
    unit = 10.0 ** math.floor(math.log10(rough))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [index * step for index in range(first, last + 1) if index > 0]


def ticks_along(span: Span, *, width: float, digit: int) -> list[Tick]:
    """Return the numbers of a time axis that is `width` pixels wide, with digits of `digit`."""
    least = 1.0 if span.size >= _WHOLE_EPOCHS else 0.0
    return even_ticks(span, most=max(2, int(width / (digit * _DIGITS_APART))), least=least)


def ticks_up(span: Span, *, height: float, line: int, scale: float | None) -> list[Tick]:
    """Return the numbers of an upright axis with lines of `line` pixels; logarithms for no scale.

    `scale` is what the figures are multiplied with, 100 for percent.
    """
    most = max(2, int(height / (line * _LINES_APART)))
    return log_ticks(span, most=most) if scale is None else even_ticks(span, most=most, scale=scale)
