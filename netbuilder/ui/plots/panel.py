"""Loss and a metric of the document's runs, live and afterwards."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from netbuilder.ui.plots.head import PlotsHead
from netbuilder.ui.plots.invitation import Invitation
from netbuilder.ui.plots.page import PlotsPage
from netbuilder.ui.plots.series.gallery import Gallery
from netbuilder.ui.plots.series.shown import focused, metrics_of
from netbuilder.ui.widgets.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from netbuilder.project.run import Run
    from netbuilder.ui.plots.curves.metric_plot import MetricPlot
    from netbuilder.ui.plots.pair import PlotPair
    from netbuilder.ui.trainer.live import LiveSeries
    from netbuilder.ui.trainer.trainer import Trainer

PAUSE_MILLISECONDS = 100
"""Ten drawings a second look live; thirty take a sixth of a core from training."""
_REST = 50
"""Pause between two drawings, in times of what the last one took: at most 2 % of a core."""
_LONGEST_REST_MILLISECONDS = 1000
"""Limit of that pause, however long a drawing took, as the first of all does."""
_FRAME_MILLISECONDS = 16
_LEAST_LINES, _LOW_LINES, _LEAST_ACROSS = 6, 12, 23
"""Least height, the height below which it saves words, and the least width, in lines of text."""


class PlotsPanel(QWidget):
    """The plots of all runs that are not hidden, drawn by a timer when there is something new.

    The plots themselves are made when they are first needed: pyqtgraph, which draws them, takes
    longer to import than the rest of the window, and a new document shows an invitation instead.

    Signals:
        plain_wanted(wanted): training examples are to be measured as validation is, or no more.
    """

    plain_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gallery = Gallery()
        self._is_dirty = self._is_held = False
        self._is_low = False
        self._took = 0.0
        self._head = PlotsHead(self)
        self.bar, self.verdict = self._head.bar, self._head.verdict
        self._pair: PlotPair | None = None
        self._page = PlotsPage(self.bar, self)
        self._invitation = Invitation(self)
        self._pages = QStackedLayout(self)
        self.throttle = Throttle(
            self._draw_if_dirty,
            self,
            least=PAUSE_MILLISECONDS,
            rest=_REST,
            most=_LONGEST_REST_MILLISECONDS,
            waits=True,
        )
        self.bar.options.changed.connect(self._on_bar_changed)
        self.bar.options.plain_wanted.connect(self.plain_wanted)
        self.bar.follow_wanted.connect(self._follow)
        self._lay_out()

    def follow(self, trainer: Trainer) -> None:
        """Show each training of `trainer` from now on."""
        trainer.run_started.connect(self.show_live)
        trainer.progressed.connect(self.look_again)
        trainer.run_ended.connect(self.show_run)
        trainer.refused.connect(self.drop_live)

    @property
    def pair(self) -> PlotPair:
        """The two plots, made by the first who asks."""
        if self._pair is None:
            self._pair = self._make_pair()
        return self._pair

    @property
    def loss(self) -> MetricPlot:
        """The left plot."""
        return self.pair.loss

    @property
    def score(self) -> MetricPlot:
        """The right plot."""
        return self.pair.score

    @property
    def is_empty(self) -> bool:
        """True while the invitation stands in the plots' place."""
        return self.gallery.is_empty

    @property
    def is_plain_wanted(self) -> bool:
        """True where training examples are to be measured as validation is."""
        return self.bar.options.plain.isChecked()

    @Slot(object)
    def show_live(self, live: LiveSeries) -> None:
        """Show a run that is under way, strongest; `look_again` tells that it has grown."""
        self.gallery.take_live(live)
        self._follow()
        self._turn_page()

    @Slot()
    def drop_live(self) -> None:
        """Show no run that left nothing to keep."""
        self.gallery.drop_live()
        self._turn_page()

    @Slot(object)
    def show_run(self, run: Run) -> None:
        """Show a run that is over, strongest."""
        self.gallery.take_run(run)
        self._turn_page()

    def show_runs(self, runs: Sequence[Run], *, places: Mapping[str, int] | None = None) -> None:
        """Show all runs of the document but those that are hidden, and the one under way."""
        self.gallery.take_runs(runs, places=places)
        self._turn_page()

    def focus(self, run_id: str) -> None:
        """Draw this run strongest, with its steps, its best epoch and its changes."""
        self.gallery.focus(run_id)
        self._turn_page()

    @Slot()
    def clear(self) -> None:
        """Show the invitation."""
        self.gallery.clear()
        self._follow()
        self._turn_page()

    @Slot()
    def _follow(self) -> None:
        """Show all, and what comes; plots that are not made yet begin so."""
        if self._pair is not None:
            self._pair.follow()

    @Slot()
    def look_again(self) -> None:
        """Draw what has come to the live run, soon; a run that is over does not grow."""
        if self.gallery.is_live:
            self._draw_soon()

    @Slot()
    def draw_now(self) -> None:
        """Draw without waiting: a person moves a control, or a picture is to be taken."""
        self._is_dirty = False
        self._draw()

    def hold(self) -> None:
        """Draw nothing of itself until `let_go`, since what draws is being imported elsewhere."""
        self._is_held = True

    def let_go(self) -> None:
        """Make the plots, so that nobody waits for them later, and draw what came meanwhile."""
        self._is_held = False
        self._pair = self.pair
        self._draw_if_dirty()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._draw_if_dirty()

    def minimumSizeHint(self) -> QSize:
        """Return the same size whatever is shown, so that the canvas keeps its own."""
        known, line = super().minimumSizeHint(), self.fontMetrics().height()
        return QSize(max(known.width(), _LEAST_ACROSS * line), _LEAST_LINES * line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say what stands around the curves in fewer words where there is little room."""
        super().resizeEvent(event)
        low = _LOW_LINES * self.fontMetrics().height()
        is_low = self.height() < low or self.width() < self.bar.roomy_width
        if is_low != self._is_low:
            self._is_low = is_low
            self._head.save_height(is_low)
            if self._pair is not None:
                self._pair.save_height(is_low)

    def _turn_page(self) -> None:
        self._invitation.invite(has_runs=bool(self.gallery.runs))
        self._pages.setCurrentIndex(0 if self.is_empty else 1)
        self._draw_soon()

    def _draw_soon(self) -> None:
        self._is_dirty = True
        self.throttle.ask()

    def _draw_if_dirty(self) -> None:
        if self._is_held or not self._is_dirty or not self.isVisible():
            return
        if self._pair is None and self.is_empty:
            return
        self._is_dirty = False
        self._draw()

    def _draw(self) -> None:
        began = perf_counter()
        shown = self.gallery.shown()
        strongest = focused(shown)
        run_id = "" if strongest is None else strongest.figures.run_id
        self.verdict.show_run(self.gallery.ended_run(run_id))
        self.bar.options.offer_metrics(metrics_of(shown))
        self.pair.show_runs(shown, self.bar.options.manner)
        self.pair.paint_now()
        self._took = (perf_counter() - began) * 1000

    @Slot()
    def _on_bar_changed(self) -> None:
        """Follow a control that is moved, frame by frame where that can be."""
        if self._took <= _FRAME_MILLISECONDS:
            self.draw_now()
        else:
            self._draw_soon()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._pages.addWidget(self._invitation)
        self._pages.addWidget(self._page)

    def _make_pair(self) -> PlotPair:
        from netbuilder.ui.plots.pair import PlotPair

        pair = PlotPair(self._page)
        pair.followed.connect(self.bar.show_following)
        self._column.addWidget(pair, 1)
        pair.save_height(self._is_low)
        pair.show()
        return pair
