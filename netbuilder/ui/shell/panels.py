"""All panels of the window, made once and known by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from netbuilder.ui.canvas.canvas import Canvas
from netbuilder.ui.inspector.block_panel import BlockPanel
from netbuilder.ui.pad.panel import PadPanel
from netbuilder.ui.palette.panel import PalettePanel
from netbuilder.ui.plots.panel import PlotsPanel
from netbuilder.ui.plots.strip import CurveStrip
from netbuilder.ui.problems.panel import ProblemsPanel
from netbuilder.ui.runs.panel import RunsPanel
from netbuilder.ui.shell.banners import Banners
from netbuilder.ui.shell.history_panel import HistoryPanel
from netbuilder.ui.shell.log_panel import LogPanel
from netbuilder.ui.shell.middle import Middle
from netbuilder.ui.shell.totals import Totals
from netbuilder.ui.training.plan_panel import PlanPanel
from netbuilder.ui.training.progress import TrainingProgress
from netbuilder.ui.widgets.frames import bring_up, scrolling, stacked, tabs
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTabWidget, QWidget

    from netbuilder.engine.protocol import Engine
    from netbuilder.ui.document.session import Session


class Panels:
    """The panels; `side` and `below` hold some of them behind tabs, and the views (`ViewTabs`)."""

    def __init__(self, session: Session, engine: Engine) -> None:
        self.canvas = Canvas(session)
        self.banners = Banners(session)
        self.palette = PalettePanel()
        self.left = stacked(self.palette, self.canvas.minimap)
        self.block = BlockPanel(session)
        self.plan = PlanPanel(session)
        self.problems = ProblemsPanel(session)
        self.plots = PlotsPanel()
        self.strip = CurveStrip(self.plots.gallery, self.plots.bar.options)
        self.runs = RunsPanel(session)
        self.pad = PadPanel(engine)
        self.log = LogPanel()
        self.history = HistoryPanel(session)
        self.progress = TrainingProgress()
        self.totals = Totals(session)
        self._plan_page = scrolling(self.plan)
        pages = ((scrolling(self.block), _("Block")), (self._plan_page, _("Training plan")))
        for page, title in pages:
            page.setAccessibleName(title)
        self.side = tabs(pages)
        self.below = tabs(
            (
                (self.plots, _("Plots")),
                (self.runs, _("Runs")),
                (self.problems, _("Problems")),
                (self.log, _("Log")),
            )
        )

        self.side.setAccessibleName(_("Settings"))
        self.below.setAccessibleName(_("Training"))

    def middle(self) -> QWidget:
        """Return the canvas, below its banners and above the strip of curves."""
        return Middle(self.banners, self.canvas, self.strip)

    def show_search(self) -> None:
        """Put the cursor into the search of the palette, which may be closed."""
        bring_up(self.palette)
        self.palette.search.setFocus()
        self.palette.search.selectAll()

    def show_block_settings(self) -> None:
        """Bring the settings of the selected block to the front, and its problem into view."""
        self.side.setCurrentIndex(0)
        # Once the block's settings have their place.
        QTimer.singleShot(0, self.block, self.block.reveal_problem)

    def show_run(self) -> None:
        """Bring what steers a run to the front, unless the person is at work in the side."""
        focus = self.side.focusWidget()
        page = self.side.currentWidget()
        if focus is None or not focus.hasFocus() or not page.isAncestorOf(focus):
            self.side.setCurrentWidget(self._plan_page)
            # Once what the run adds to the plan has its place.
            QTimer.singleShot(0, self.plan, self.plan.reveal_knobs)

    def go_to_canvas(self) -> None:
        """Give the canvas the keys."""
        self.canvas.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_settings(self) -> None:
        """Give the tabs of the settings the keys, out of a dock that was closed."""
        _go_to_tabs(self.side)

    def go_to_below(self) -> None:
        """Give the tabs below the canvas the keys, out of a dock that was closed."""
        _go_to_tabs(self.below)

    def show_pad(self) -> None:
        """Bring the drawing pad up, out of a dock that was closed, and give it the keys."""
        bring_up(self.pad)
        self.pad.canvas.setFocus()

    def show_problems(self) -> None:
        """Bring the problems to the front, out of a dock that was closed."""
        bring_up(self.below)
        self.below.setCurrentWidget(self.problems)

    def show_plots(self) -> None:
        """Bring the plots to the front."""
        self.below.setCurrentWidget(self.plots)

    def title_problems(self, count: int) -> None:
        """Say on the tab how many problems there are."""
        index = self.below.indexOf(self.problems)
        title = _("Problems ({number})").format(number=count) if count else _("Problems")
        self.below.setTabText(index, title)


def _go_to_tabs(tabs: QTabWidget) -> None:
    bring_up(tabs)
    tabs.tabBar().setFocus(Qt.FocusReason.ShortcutFocusReason)
