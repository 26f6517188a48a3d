"""The part of the plots that is seen: all of the runs, or what the person zoomed into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.project.metric import LOSS, Metric
from netbuilder.ui.plots.axes.frame import Frame, Span
from netbuilder.ui.plots.series.outside import Outside, outside
from netbuilder.ui.plots.series.ranges import log_loss_range, loss_range, metric_range
from netbuilder.ui.plots.series.seen_range import seen_range
from netbuilder.ui.plots.series.shown import Manner, Shown, focused

if TYPE_CHECKING:
    from netbuilder.ui.plots.series.figures import RunFigures

_ROOM_FOR_POINT: Final = 1.015
_LEAST_STEPS: Final = 4.0
_LEAST_SHARE: Final = 1e-5
_FURTHER: Final = 10.0
_KEPT_IN_SIGHT: Final = 0.1


class Zoom:
    """Frames of the plots by their metric: one time axis for all, and a height for each.

    A height follows the part of the time axis that is seen until the person sets it.

    Attributes:
        shows_all: True where the axes hold the exploded runs, too.
    """

    def __init__(self) -> None:
        self.shows_all = False
        self._shown: tuple[Shown, ...] = ()
        self._manner = Manner()
        self._x: Span | None = None
        self._y: dict[Metric, Span] = {}
        self._outside: dict[Metric, tuple[object, tuple[Outside, ...]]] = {}
        self._frames: dict[tuple[Metric, bool], tuple[object, Frame]] = {}

    @property
    def is_following(self) -> bool:
        """True while nobody has zoomed."""
        return self._x is None and not self._y

    def has_height(self, metric: Metric) -> bool:
        """Tell whether the person set the height of a plot."""
        return metric in self._y

    def take(self, shown: tuple[Shown, ...], manner: Manner) -> None:
        """Be about these runs; heights in another scale are no more."""
        if manner.is_log != self._manner.is_log:
            self._y.pop(LOSS, None)
        self._shown, self._manner = shown, manner

    def copy_from(self, other: Zoom) -> None:
        """Have the same part in sight as another."""
        self.shows_all, self._x, self._y = other.shows_all, other._x, dict(other._y)

    def forget(self, metric: Metric) -> None:
        """Let the height of a plot follow again."""
        self._y.pop(metric, None)

    def follow(self) -> None:
        """Have all in sight, and what comes."""
        self._x, self._y = None, {}

    def outside(self, metric: Metric) -> tuple[Outside, ...]:
        """Return the runs that would flatten the others, whether they are shown or not."""
        key, found = self._key(), self._outside.get(metric)
        if found is None or found[0] != key:
            runs = [one.figures for one in self._shown]
            found = self._outside[metric] = key, outside(runs, metric)
        return found[1]

    def frame_of(self, metric: Metric) -> Frame:
        """Return the part that is seen in the plot of a metric."""
        frame = self._full(metric) if self._x is None else self._seen(metric)
        return frame._replace(y=self._y.get(metric, frame.y))

    def show_frame(self, metric: Metric, frame: Frame) -> None:
        """Have another part in sight, as far as there is anything to see."""
        if not self._shown:
            return
        full, was = self._full(metric), self.frame_of(metric)
        if frame.x != was.x:
            x = frame.x.within(full.x, least=self._least(full))
            self._x = None if x == full.x else x
        if frame.y != was.y:
            bounds = Span(full.y.low - full.y.size, full.y.high + _FURTHER * full.y.size)
            self._y[metric] = frame.y.within(bounds, least=full.y.size * _LEAST_SHARE)

    def keep_in_sight(self, x: float) -> None:
        """Move along the time axis just so far that a place is seen."""
        if self._x is None or self._x.low <= x <= self._x.high:
            return
        edge = _KEPT_IN_SIGHT * self._x.size
        distance = x + edge - self._x.high if x > self._x.high else x - edge - self._x.low
        full = self._full(LOSS)
        self._x = self._x.moved(distance).within(full.x, least=self._x.size)

    def _least(self, full: Frame) -> float:
        run = focused(self._shown)
        steps = max(1, run.figures.steps) if run is not None else 1
        return min(full.x.size, full.x.size * _LEAST_STEPS / steps)

    def _full(self, metric: Metric) -> Frame:
        return self._known(metric, is_whole=True)

    def _seen(self, metric: Metric) -> Frame:
        return self._known(metric, is_whole=False)

    def _known(self, metric: Metric, *, is_whole: bool) -> Frame:
        """Return a frame, found anew only when there is more to see, or another part."""
        key = self._key(), self.shows_all, None if is_whole else self._x
        found = self._frames.get((metric, is_whole))
        if found is None or found[0] != key:
            made = self._find_full(metric) if is_whole else self._find_seen(metric)
            found = self._frames[metric, is_whole] = key, made
        return found[1]

    def _key(self) -> object:
        known = tuple((one.figures, one.figures.version) for one in self._shown)
        return known, self._manner.is_log

    def _find_full(self, metric: Metric) -> Frame:
        reach = max((one.figures.reach for one in self._shown), default=1.0)
        found = [run.metric(metric) for run in self._to_scale(metric)]
        if metric is not LOSS:
            ends = metric_range(found, metric)
        else:
            ends = log_loss_range(found) if self._manner.is_log else loss_range(found)
        return Frame(Span(0.0, reach * _ROOM_FOR_POINT), Span(*ends))

    def _find_seen(self, metric: Metric) -> Frame:
        full = self._full(metric)
        x = self._x or full.x
        is_log = metric is LOSS and self._manner.is_log
        ends = seen_range(self._to_scale(metric), metric, x, is_log=is_log)
        return Frame(x, full.y if ends is None else Span(*ends))

    def _to_scale(self, metric: Metric) -> list[RunFigures]:
        """Return the runs that the axis holds."""
        left_out = () if self.shows_all else self.outside(metric)
        names = {run.run_id for run in left_out}
        return [one.figures for one in self._shown if one.figures.run_id not in names]
