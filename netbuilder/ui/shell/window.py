"""The window: lays out panels, menus and docks, and shows which document is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from netbuilder import resources
from netbuilder.ui.actions import RUN_VERBS, VIEW, verbs_on
from netbuilder.ui.actions.factory import follow_undo_stack, make_actions, paint_icons
from netbuilder.ui.document.context import Context
from netbuilder.ui.document.recent import RecentMenu
from netbuilder.ui.document.session import Session
from netbuilder.ui.runtime.language import LanguageChoice
from netbuilder.ui.shell.canvas_verbs import CanvasVerbs
from netbuilder.ui.shell.controllers import Controllers
from netbuilder.ui.shell.dialogs.qt_dialogs import QtDialogs
from netbuilder.ui.shell.docks import add_docks
from netbuilder.ui.shell.file_drop import FileDrop
from netbuilder.ui.shell.menus.data_menu import DataMenu
from netbuilder.ui.shell.menus.menu_bar import RecipeMenu, fill_view_menu, make_menus
from netbuilder.ui.shell.menus.toolbar import MainToolBar
from netbuilder.ui.shell.notifier import WindowNotifier
from netbuilder.ui.shell.panel_arranger import PanelArranger
from netbuilder.ui.shell.panel_buttons import PanelButtons
from netbuilder.ui.shell.panel_keeper import PanelKeeper
from netbuilder.ui.shell.panels import Panels
from netbuilder.ui.shell.screen_fit import ScreenFit
from netbuilder.ui.shell.status_bar import StatusBar
from netbuilder.ui.shell.view_tabs import ViewTabs
from netbuilder.ui.shell.window_layout import keep_layout, restore_layout
from netbuilder.ui.shell.wiring import wire_engine, wire_keeper, wire_notifier, wire_panels
from netbuilder.ui.training.verb_states import show_preferences, show_training
from netbuilder.ui.widgets.accessible.interfaces import install_interfaces

if TYPE_CHECKING:
    from netbuilder.engine.protocol import Engine
    from netbuilder.network.graph import NodeId
    from netbuilder.ui.actions.verb import Target
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.runtime.engine_relay import EngineRelay
    from netbuilder.ui.shell.tour.tour import Tour
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
        install_interfaces()
        self._may_ask = True
        self.tour: Tour | None = None
        """The tour, once somebody took it."""
        self.appearance, self.language = appearance, LanguageChoice(self)
        self.dialogs = dialogs or QtDialogs(self)
        self.session = Session(self)
        self.panels = Panels(self.session, engine)
        self.canvas = self.panels.canvas
        self._status_bar = StatusBar(self.panels.totals, self)
        self.setStatusBar(self._status_bar)
        self.notifier = WindowNotifier(self.panels, self._status_bar, self.dialogs, self)
        self.context = Context(
            session=self.session, engine=engine, dialogs=self.dialogs, notifier=self.notifier
        )
        self.controllers = Controllers(self.context, self.panels, self)
        self.panel_arranger = PanelArranger(self, self.notifier)
        self._name_controllers()
        self.verbs = make_actions(self, self, self.all_verbs)
        follow_undo_stack(self.verbs, self.session.undo_stack)
        self._build()
        wire_engine(relay, self.controllers, self.notifier)
        wire_panels(self.panels, self.controllers, self.session)
        wire_notifier(self.notifier, self.controllers, self.panels, self.session)
        self._connect()
        self._paint_icons()
        restore_layout(self, self._keeper)
        ScreenFit(self)
        self._on_state_changed()
        self._on_preferences_changed()
        self._on_selection_changed(())

    def _name_controllers(self) -> None:
        """Name those that verbs act on (`actions.targets.Window`)."""
        made = self.controllers
        self.files, self.training, self.preferences = made.files, made.training, made.preferences
        self.runs, self.plots, self.pad = made.runs, made.plots, made.pad
        self.custom_blocks, self.augmentation = made.custom_blocks, made.augmentation
        self.help, self.insight, self.exports = made.help, made.insight, made.exports
        self.getting_started = made.getting_started
        self.all_verbs = made.verbs

    def _build(self) -> None:
        self.setWindowIcon(QIcon(str(resources.path("icons", "netbuilder.svg"))))
        self.recipe_menu, self.recent_menu = RecipeMenu(self), RecentMenu(self)
        self.recipe_menu.begin_with(self.verbs["recipes"])
        made = make_menus(
            self,
            self.verbs,
            self.all_verbs,
            recipes=self.recipe_menu,
            recent=self.recent_menu,
            sort=self.panels.runs.sort_menu,
        )
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
        CanvasVerbs(self.verbs, self.all_verbs, self.context, canvas=self.canvas, window=self)
        self._docks = add_docks(self, self.panels)
        self._keeper = PanelKeeper(self, self._docks)
        self.panel_arranger.begin(self._docks, self._keeper)
        wire_keeper(self._keeper, self.panels, self.controllers, self.session)
        self._panel_buttons = PanelButtons(self._docks)
        self._file_drop = FileDrop(
            self.context, (self, *self._docks), pad=self.panels.pad.canvas, parent=self
        )
        reset = self.verbs["reset_panels"]
        fill_view_menu(made[VIEW], self.appearance, self.language, self._docks, reset=reset)
        self.language.told.connect(self.notifier.tell)
        self._status_bar.add_buttons(self._panel_buttons)

    def _connect(self) -> None:
        """Let the window itself follow the document, and open what its menus offer."""
        self.appearance.changed.connect(self._on_appearance_changed)
        self.preferences.changed.connect(self._on_preferences_changed)
        self.training.changed.connect(self._on_state_changed)
        self.session.state_changed.connect(self._on_state_changed)
        self.canvas.selection_changed.connect(self._on_selection_changed)
        self.canvas.menu_requested.connect(self._on_menu_requested)
        self.recipe_menu.chosen.connect(self.files.open_recipe)
        self.recent_menu.chosen.connect(self.files.open_file)
        self.getting_started.tour_wanted.connect(self.take_tour)
        self._file_drop.document_dropped.connect(self.files.open_file)
        self._file_drop.picture_dropped.connect(self.pad.show_picture)
        self._file_drop.image_dropped.connect(self.pad.show_image)

    @Slot()
    def take_tour(self) -> None:
        """Begin the tour, which is imported here: few starts see it."""
        from netbuilder.ui.shell.tour.stage import Stage
        from netbuilder.ui.shell.tour.tour import Tour

        if self.tour is None:
            stage = Stage(
                self.panels,
                self._keeper,
                toolbar=self.toolbar,
                train=self.verbs["train"],
                session=self.session,
                trainer=self.training.trainer,
                parent=self,
            )
            self.tour = Tour(self, stage)
        self.tour.begin()

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

    @Slot(QPoint, object)
    def _on_menu_requested(self, place: QPoint, targets: tuple[Target, ...]) -> None:
        self.canvas_menu.clear()
        offered = (self.verbs[name] for name in verbs_on(*targets))
        self.canvas_menu.addActions([action for action in offered if action.isEnabled()])
        self.canvas_menu.popup(place)

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
        self._panel_buttons.paint_icons(self.appearance.theme)

    def _wind_up(self) -> None:
        """End what would go on by itself, and keep the layout."""
        self.pad.cancel_reading()
        if self.tour is not None:
            self.tour.leave()
        keep_layout(self, self._keeper)

    def close_at_once(self) -> None:
        """Close without a question; a close that the system asks for later asks none, either."""
        self._may_ask = False
        self._wind_up()
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close unless unsaved work is to be kept, or an error breaks this off."""
        event.ignore()
        if self._may_ask and not self.files.may_close():
            return
        self.training.abandon()
        self._wind_up()
        self.files.let_go()
        event.accept()
        self.hide()
        self.closed.emit()
