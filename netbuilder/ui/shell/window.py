"""The window: puts panels, verbs and messages together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from netbuilder import resources
from netbuilder.ui.actions import CANVAS_MENU, RUN_VERBS, VERBS, VIEW
from netbuilder.ui.actions.factory import follow_undo_stack, make_actions, paint_icons
from netbuilder.ui.document.recent import RecentMenu
from netbuilder.ui.document.session import Session
from netbuilder.ui.forms.editor import take_in_typing
from netbuilder.ui.insight.insight import Insight
from netbuilder.ui.insight.surroundings import Surroundings
from netbuilder.ui.pad.controller import PadController
from netbuilder.ui.palette.custom_blocks_controller import CustomBlocksController
from netbuilder.ui.plots.controller import PlotsController
from netbuilder.ui.plots.verdict_controller import VerdictController
from netbuilder.ui.runs.controller import RunsController
from netbuilder.ui.runs.weights_controller import WeightsController
from netbuilder.ui.runtime.language import LanguageChoice
from netbuilder.ui.shell.data_menu import DataMenu
from netbuilder.ui.shell.dialogs import QtDialogs
from netbuilder.ui.shell.docks import add_docks
from netbuilder.ui.shell.export_verbs import with_exports
from netbuilder.ui.shell.file_controller import FileController
from netbuilder.ui.shell.help_pages import HelpPages
from netbuilder.ui.shell.inspect_verbs import with_views
from netbuilder.ui.shell.menus import RecipeMenu, fill_view_menu, make_menus
from netbuilder.ui.shell.model_exports import ModelExports
from netbuilder.ui.shell.notifier import Notifier
from netbuilder.ui.shell.panels import Panels
from netbuilder.ui.shell.toolbar import MainToolBar
from netbuilder.ui.shell.view_tabs import ViewTabs
from netbuilder.ui.shell.window_layout import keep_layout, restore_layout
from netbuilder.ui.trainer.controller import TrainingController
from netbuilder.ui.trainer.preferences import TrainingPreferences
from netbuilder.ui.trainer.training_desk import TrainingDesk
from netbuilder.ui.training.augmentation import AugmentationController
from netbuilder.ui.training.verb_states import show_preferences, show_training

if TYPE_CHECKING:
    from netbuilder.engine.protocol import Engine
    from netbuilder.network.graph import NodeId
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.runtime.engine_relay import EngineRelay
    from netbuilder.ui.style.appearance import AppearanceKeeper


class MainWindow(QMainWindow):
    """One document in one window.

    Signals:
        closed(): the window is closed for good.
    """

    closed = Signal()

    def __init__(
        self,
        engine: Engine,
        relay: EngineRelay,
        appearance: AppearanceKeeper,
        *,
        dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__()
        self._may_ask = True
        self.appearance, self.language = appearance, LanguageChoice(self)
        self.dialogs = dialogs or QtDialogs(self)
        self.session = Session(self)
        self.panels = Panels(self.session, engine)
        self.canvas = self.panels.canvas
        self.preferences = TrainingPreferences(self.dialogs, self)
        self.training = TrainingDesk(
            self.session,
            engine,
            TrainingController(engine, self),
            preferences=self.preferences,
            dialogs=self.dialogs,
            parent=self,
        )
        self._make_desks(engine)
        self.notifier = Notifier(self.panels, self.statusBar(), self.dialogs, self)
        self.verbs = make_actions(self, self, self.all_verbs)
        follow_undo_stack(self.verbs, self.session.undo_stack)
        self._build()
        self._connect(relay)
        self._paint_icons()
        restore_layout(self)
        self._on_state_changed()
        self._on_preferences_changed()

    def _make_desks(self, engine: Engine) -> None:
        """Make what stands between panels, disk and engine."""
        self.files = FileController(
            self.session, self.dialogs, may_leave=self._may_leave, parent=self
        )
        self.custom_blocks = CustomBlocksController(
            self.session, self.canvas, self.panels.palette, self.dialogs, self
        )
        self.pad = PadController(self.panels.pad, self.dialogs, self)
        around = Surroundings(
            session=self.session,
            engine=engine,
            pad=self.panels.pad,
            canvas=self.canvas,
            training=self.training,
            dialogs=self.dialogs,
        )
        self.insight = Insight(around, self)
        self.augmentation = AugmentationController(self.session, self)
        self.runs = RunsController(self.session, self.panels.runs, self.dialogs, self)
        self.verdicts = VerdictController(
            self.session, self.training, self.panels.plots.verdict, self
        )
        self.weights = WeightsController(self.session, self.panels.banners.weights, self)
        self.plots = PlotsController(
            self.session,
            self.panels.plots,
            engine,
            self.preferences,
            self.dialogs,
            self.files.suggestion,
            self,
        )
        self.exports = ModelExports(self.session, engine, self.dialogs, self.files.suggestion, self)
        self.all_verbs = with_views(with_exports(VERBS, self.exports, self.plots), self.insight)
        self.help = HelpPages(self.dialogs, self.all_verbs, self)

    def _build(self) -> None:
        self.setWindowIcon(QIcon(str(resources.path("icons", "netbuilder.svg"))))
        self.recipe_menu, self.recent_menu = RecipeMenu(self), RecentMenu(self)
        self.recipe_menu.begin_with(self.verbs["recipes"])
        menus = self.recipe_menu, self.recent_menu
        made = make_menus(self, self.verbs, self.all_verbs, recipes=menus[0], recent=menus[1])
        self.toolbar = MainToolBar(
            self.verbs,
            recipes=self.recipe_menu,
            data=DataMenu(self.session, self),
            progress=self.panels.progress,
            parent=self,
        )
        self.addToolBar(self.toolbar)
        self.setCentralWidget(self.panels.middle())
        ViewTabs(self.panels, self.insight, self.verbs, self)
        self.runs.offer(self.verbs, of_weights=self.exports.of_weights)
        self.plots.offer(self.verbs)
        self.panels.plan.run.offer([self.verbs[name] for name in RUN_VERBS])
        self.canvas_menu = QMenu(self)
        self.canvas_menu.addActions([self.verbs[name] for name in CANVAS_MENU])
        docks = add_docks(self, self.panels)
        fill_view_menu(made[VIEW], self.appearance, self.language, docks)
        self.language.told.connect(self.notifier.on_told)
        self.statusBar().addPermanentWidget(self.panels.totals)
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self, relay: EngineRelay) -> None:
        session, controller = self.session, self.training.controller
        self.appearance.changed.connect(self._on_appearance_changed)
        relay.received.connect(controller.on_message)
        current = self.training.current
        relay.received.connect(current.on_message)
        relay.received.connect(self.preferences.on_message)
        self.insight.hear(current)
        relay.received.connect(self.notifier.on_message)
        self.panels.follow(controller, current, self.preferences)
        self.notifier.listen_to(
            self.custom_blocks, self.pad, self.runs, self.weights, self.verdicts, self.augmentation
        )
        self.notifier.listen_to(self.plots, self.exports, *self.insight.views)
        self.notifier.follow(controller)
        self.preferences.told.connect(self.notifier.on_told)
        self.preferences.changed.connect(self._on_preferences_changed)
        self.training.stopped_by_problems.connect(self.notifier.on_stopped_by_problems)
        self.training.changed.connect(self._on_state_changed)
        session.state_changed.connect(self._on_state_changed)
        session.loaded.connect(self.notifier.on_loaded)
        self.canvas.selection_changed.connect(self._on_selection_changed)
        self.canvas.refused.connect(self.notifier.on_refused)
        self.canvas.popup.told.connect(self.notifier.on_told)
        self.canvas.menu_requested.connect(self._on_menu_requested)
        self.recipe_menu.chosen.connect(self.files.open_recipe)
        self.recent_menu.chosen.connect(self.files.open_file)
        self.files.told.connect(self.notifier.on_told)
        self.files.saved.connect(self.weights.on_saved)

    @Slot()
    def _on_state_changed(self) -> None:
        training = self.training
        show_training(self.verbs, training, theme=self.appearance.theme)
        self.setWindowTitle(f"{self.files.name}[*] – NetBuilder")
        self.setWindowModified(self.session.is_unsaved)
        self.panels.banners.show_copy_of(self.files.copy_of)
        self.panels.banners.show_difference(training.differs)
        self.panels.title_problems(len(self.session.analysis.problems))

    @Slot()
    def _on_preferences_changed(self) -> None:
        show_preferences(self.verbs, self.preferences)

    @Slot(object)
    def _on_selection_changed(self, nodes: tuple[NodeId, ...]) -> None:
        self.panels.block.show_nodes(nodes)
        if nodes:
            self.panels.show_block_settings()

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        self.canvas_menu.popup(place)

    def _may_leave(self) -> bool:
        """Ask whether a training under way may be ended for another document."""
        take_in_typing()
        return not self.training.is_busy or self.dialogs.ask_stop_training()

    @Slot()
    def _on_appearance_changed(self) -> None:
        """Tell all widgets: below a style sheet Qt 6.11 tells them one change late."""
        self._paint_icons()
        for widget in self.findChildren(QWidget):
            if shiboken6.isValid(widget):
                QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))

    def _paint_icons(self) -> None:
        paint_icons(self.verbs, self.appearance.theme)
        self.toolbar.paint_icons(self.appearance.theme)

    def close_at_once(self) -> None:
        """Close without a question; a close that the system asks for later asks none, either."""
        self._may_ask = False
        keep_layout(self)
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless unsaved work is to be kept, or an error breaks this off."""
        event.ignore()
        if self._may_ask and not self.files.may_close():
            return
        self.training.abandon()
        keep_layout(self)
        self.files.let_go()
        event.accept()
        self.hide()
        self.closed.emit()
