"""The part of a plot that is seen, and how it is moved and zoomed."""

from __future__ import annotations

from typing import NamedTuple, Self


class Span(NamedTuple):
    """Interval from `low` to `high` along one axis."""

    low: float
    high: float

    @property
    def size(self) -> float:
        """Length of the interval."""
        return self.high - self.low

    def zoomed(self, factor: float, *, around: float) -> Span:
        """Return the span `factor` times as long; `around` stays in its place on the screen."""
        return Span(around + (self.low - around) * factor, around + (self.high - around) * factor)

    def moved(self, distance: float) -> Span:
        """Return the span further on."""
        return Span(self.low + distance, self.high + distance)

    def within(self, bounds: Span, *, least: float) -> Span:
        """Return the span inside of `bounds`, no shorter than `least`, moved rather than cut."""
        size = min(max(self.size, min(least, bounds.size)), bounds.size)
        middle = (self.low + self.high) / 2
        low = min(max(middle - size / 2, bounds.low), bounds.high - size)
        return Span(low, low + size)


class Frame(NamedTuple):
    """Part of the plane that is seen: `x` in epochs, `y` in the figures' unit or its logarithm."""

    x: Span
    y: Span

    def zoomed(self, factor: float, *, x: float | None, y: float | None) -> Self:
        """Zoom around a place; an axis without a place stays as it is."""
        return self._replace(
            x=self.x if x is None else self.x.zoomed(factor, around=x),
            y=self.y if y is None else self.y.zoomed(factor, around=y),
        )

    def moved(self, x: float, y: float) -> Self:
        """Move by a distance."""
        return self._replace(x=self.x.moved(x), y=self.y.moved(y))
