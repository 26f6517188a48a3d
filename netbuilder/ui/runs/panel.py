"""The runs of the document: verbs, table, and what was deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QToolBar, QVBoxLayout, QWidget

from netbuilder.project.run import Run, RunStatus
from netbuilder.project.series import Series
from netbuilder.ui.actions.runs_verbs import RUN_BUTTONS, RUN_MENU
from netbuilder.ui.runs.looks import SIGN
from netbuilder.ui.runs.model import RunsModel
from netbuilder.ui.runs.sort_menu import SortMenu
from netbuilder.ui.runs.table import RunsTable
from netbuilder.ui.runs.trash_bar import TrashBar
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.ui.widgets.overflow import name_overflow
from netbuilder.ui.widgets.throttle import Throttle
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from netbuilder.ui.document.session import Session
    from netbuilder.ui.trainer.live import LiveSeries
    from netbuilder.ui.trainer.trainer import Trainer

_LIVE_PAUSE_MS: Final = 300
"""The row of the run under way is written anew so long after an epoch at the earliest."""
_SEVERAL: Final = 2
_SMALL: Final = """
    QToolBar { padding: 0 4px; border: none; }
    QToolButton { padding: 2px 6px; }
    QToolButton#qt_toolbar_ext_button { padding: 0; }
"""


class RunsPanel(QWidget):
    """All runs in a table; before the first, an invitation.

    Signals:
        focused(id): a run, or the one under way, is selected alone.
    """

    focused = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._trainer: Trainer | None = None
        self._live: Run | None = None
        self.model = RunsModel(session, theme=theme_of(self.palette()), parent=self)
        self.table = RunsTable(self.model, self)
        self.trash = TrashBar(self)
        self.menu = QMenu(self)
        self.sort_menu = SortMenu(self.table, self)
        self._offered: list[QAction] = []
        self._buttons = QToolBar(_("Run actions"), self)
        self._invitation = plain_label(
            _(
                "Each training is listed here as a run: compare runs, star the best, "
                "restore their networks.\nPress Train to start the first."
            )
        )
        self._pages = QStackedLayout()
        self._throttle = Throttle(self._show_live, self, least=_LIVE_PAUSE_MS, waits=True)
        self._lay_out()
        self._apply_colours()
        session.runs_changed.connect(self._on_runs_changed)
        session.run_chosen.connect(self._on_run_chosen)
        self.table.selected.connect(self._on_selected)
        self.trash.restored.connect(self._on_restored)
        self.table.menu_asked.connect(self._on_menu_asked)
        self._on_runs_changed()

    def _lay_out(self) -> None:
        self._buttons.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons.setIconSize(SIGN)
        self._buttons.setStyleSheet(_SMALL)
        name_overflow(self._buttons)
        page = QWidget(self)
        below = QVBoxLayout(page)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._buttons)
        below.addWidget(self.table, 1)
        self._invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._invitation.setWordWrap(True)
        self._pages.addWidget(self._invitation)
        self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._pages, 1)
        layout.addWidget(self.trash)

    def offer(self, verbs: dict[str, QAction]) -> None:
        """Offer verbs on buttons above the table and under the right button."""
        self._buttons.addActions([verbs[name] for name in RUN_BUTTONS])
        self._offered = [verbs[name] for name in RUN_MENU]
        self.menu.addActions(self._offered)
        self.trash.offer(verbs["empty_trash"])

    def follow(self, trainer: Trainer) -> None:
        """Show the run under way of `trainer` as a row of its own from now on."""
        self._trainer = trainer
        trainer.run_started.connect(self._on_run_started)
        trainer.progressed.connect(self._on_progressed)
        trainer.state_changed.connect(self._on_training_state_changed)

    @property
    def is_empty(self) -> bool:
        """True while the invitation stands in the table's place."""
        return self._pages.currentIndex() == 0

    @property
    def runs(self) -> tuple[Run, ...]:
        """The selected runs from top to bottom, without the one under way."""
        return self.table.runs()

    @Slot(object)
    def _on_run_started(self, live: LiveSeries) -> None:
        request = None if self._trainer is None else self._trainer.running
        if request is not None:
            project = request.project
            self._live = Run(
                id=live.run_id,
                name=live.name,
                started=datetime.now().astimezone().isoformat(timespec="seconds"),
                graph=project.graph,
                plan=project.plan,
                dataset=project.dataset,
                status=RunStatus.STOPPED,
            )
            self._show_live()
            self.table.select(live.run_id)

    @Slot(object)
    def _on_progressed(self, progress: object) -> None:
        live = None if self._trainer is None else self._trainer.live
        if live is None or self._live is None:
            return
        if len(live.epochs) != len(self._live.series.epochs):
            self._throttle.ask()

    @Slot(object)
    def _on_training_state_changed(self, state: object) -> None:
        """Take the row away that no training fills any more, once its run had time to come."""
        if self._trainer is not None and self._trainer.running is None:
            self._throttle.act_soon()

    @Slot()
    def _show_live(self) -> None:
        trainer = self._trainer
        live = None if trainer is None else trainer.live
        if trainer is None or trainer.running is None or live is None:
            self._live = None
        elif self._live is not None and self._live.id == live.run_id:
            series = Series(epochs=tuple(live.epochs))
            self._live = replace(self._live, series=series, changes=tuple(live.changes))
        self.model.show_live(self._live)
        self._show_page()

    @Slot()
    def _on_runs_changed(self) -> None:
        self.trash.show_trash(self._session.document.trash)
        self._show_page()
        if not self.table.selectionModel().hasSelection():
            self._on_run_chosen()

    def _show_page(self) -> None:
        self._pages.setCurrentIndex(1 if self.model.rowCount() else 0)

    @Slot()
    def _on_selected(self) -> None:
        """Choose the run that is selected alone; with several, the choice stays."""
        run_id = self.table.current_id()
        if not run_id:
            return
        if self._session.document.run(run_id) is not None:
            self._session.choose_run(run_id)
        self.focused.emit(run_id)

    @Slot()
    def _on_run_chosen(self) -> None:
        """Select the chosen run, unless several are selected, or the one under way."""
        run, selected = self._session.chosen_run, self.table.current_id()
        is_free = not selected or self._session.document.run(selected) is not None
        if run is not None and run.id != selected and is_free and len(self.runs) < _SEVERAL:
            self.table.select(run.id)

    @Slot(str)
    def _on_restored(self, run_id: str) -> None:
        self._session.restore_runs((run_id,))
        self.table.select(run_id)

    @Slot(QPoint)
    def _on_menu_asked(self, place: QPoint) -> None:
        """Offer the verbs that the selected runs allow, with Delete last."""
        for action in self.menu.actions():
            self.menu.removeAction(action)
        *others, delete = self._offered
        self.menu.addActions([action for action in others if action.isEnabled()])
        self.menu.addMenu(self.sort_menu)
        if delete.isEnabled():
            self.menu.addAction(delete)
        self.menu.popup(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the columns their room, which Qt only knows of a table that is seen."""
        super().showEvent(event)
        self.table.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colours()

    def _apply_colours(self) -> None:
        theme = theme_of(self.palette())
        self.model.paint_for(theme)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.muted))
        self._invitation.setPalette(palette)
