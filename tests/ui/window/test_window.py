"""The window shows its parts, its verbs and its themes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget
from right_button import press_right

from netbuilder.ui.actions import TOOLBAR
from netbuilder.ui.shell.window import MainWindow
from netbuilder.ui.style.appearance import TITLES, AppearanceKeeper
from netbuilder.ui.widgets.eliding_label import ElidingLabel


def test_first_start_is_ready_to_train(window):
    assert window.session.analysis.problems == ()
    assert not window.isWindowModified()
    assert "ReLU" in window.panels.banners.notes.words.text()


def actions_below(menu):
    """Yield the actions of a menu and of the menus in it."""
    for action in menu.actions():
        yield action
        if action.menu() is not None:
            yield from actions_below(action.menu())


def test_every_verb_is_in_a_menu(window):
    in_menus = {action.objectName() for action in actions_below(window.menuBar())}
    assert {verb.id for verb in window.all_verbs if verb.menu != TOOLBAR} <= in_menus


def test_every_verb_has_something_to_call(window):
    handlers = {verb.id: verb.handler(window) for verb in window.all_verbs}
    assert len(handlers) == len(window.all_verbs)
    assert all(callable(handler) for handler in handlers.values())


def test_no_shortcut_is_given_twice(window):
    shortcuts = [keys for verb in window.all_verbs for keys in verb.shortcut.split("; ") if keys]
    assert len(shortcuts) == len(set(shortcuts))


def test_undo_carries_the_name_of_the_verb(window):
    assert not window.verbs["undo"].isEnabled()
    window.canvas.add_block("Dropout")
    assert window.verbs["undo"].text() == "Undo Add Dropout"
    window.verbs["undo"].trigger()
    assert window.verbs["redo"].text() == "Redo Add Dropout"
    assert not window.isWindowModified()


def test_the_palettes_enter_adds_behind_the_last_block(window):
    QTest.keyClicks(window.panels.palette.search, "dropout")
    QTest.keyClick(window.panels.palette.search, Qt.Key.Key_Return)
    assert window.session.project.graph.incoming("dropout-1")[0].source == "activation-3"


def test_both_themes(window, qapp):
    from netbuilder.ui.style.appearance import Appearance
    from netbuilder.ui.style.theme import DARK, LIGHT, theme_of

    for choice, theme in ((Appearance.DARK, DARK), (Appearance.LIGHT, LIGHT)):
        window.appearance.choose(choice)
        assert theme_of(window.palette()) is theme
        assert theme_of(window.panels.pad.palette()) is theme
        assert theme_of(window.canvas.scene.palette()) is theme
        label = window.panels.progress.findChild(ElidingLabel)
        words = label.palette().color(QPalette.ColorRole.WindowText)
        assert words.name() == theme.text


def test_the_shortcut_sheet_names_every_shortcut(window, dialogs):
    window.verbs["shortcuts"].trigger()
    keys = [keys for verb in window.all_verbs for keys in verb.shortcut.split("; ") if keys]
    assert [name for name in keys if name not in dialogs.texts[0]] == []


def test_the_tick_follows_the_theme_that_the_toolbar_chose(window):
    from netbuilder.ui.shell.menus.menu_bar import AppearanceMenu

    window.verbs["theme"].trigger()
    (menu,) = window.findChildren(AppearanceMenu)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == [TITLES[window.appearance.choice]]


def test_the_search_comes_out_of_a_dock_that_was_closed(window):
    dock(window, "blocks").hide()
    window.verbs["find_block"].trigger()
    assert window.panels.palette.search.isVisible()


def test_problems_that_stop_a_training_come_out_of_a_dock_that_was_closed(window):
    dock(window, "below").hide()
    window.canvas.add_block("Dense")
    window.verbs["train"].trigger()
    assert window.panels.problems.isVisible()


def dock(window, name):
    return window.findChild(QDockWidget, name)


def test_a_damaged_memory_of_the_layout_is_passed_over(qtbot, qapp, engine, relay, dialogs):
    QSettings().setValue("window/geometry", "damaged")
    QSettings().setValue("window/state", 7)
    made = MainWindow(engine, relay, AppearanceKeeper(qapp), dialogs=dialogs)
    qtbot.addWidget(made)
    assert made.width() == 1440


def test_a_window_left_on_a_screen_that_is_gone_comes_back_into_view(
    qtbot, qapp, window, engine, relay, dialogs
):
    window.setGeometry(90_000, 90_000, 800, 600)
    QSettings().setValue("window/geometry", window.saveGeometry())
    made = MainWindow(engine, relay, AppearanceKeeper(qapp), dialogs=dialogs)
    qtbot.addWidget(made)
    assert qapp.primaryScreen().geometry().intersects(made.geometry())


def test_the_right_button_selects_and_offers_verbs(window):
    item = window.canvas.scene.nodes["dense-2"]
    place = window.canvas.view.mapFromScene(item.pos())
    press_right(window.canvas.view, place)
    assert window.canvas_menu.isVisible()
    window.canvas_menu.close()
    assert window.canvas.scene.selected_nodes() == ("dense-2",)
    offered = [action.text() for action in window.canvas_menu.actions()]
    assert {"Cut", "Copy", "Paste", "Duplicate", "Delete"} <= set(offered)


def test_a_small_screen_has_room_for_the_window_and_all_its_buttons(window, qapp):
    window.resize(1000, 700)
    qapp.processEvents()
    assert (window.width(), window.height()) == (1000, 700)
    for verb in ("train", "continue_training", "pause", "stop", "theme"):
        button = window.toolbar.widgetForAction(window.verbs[verb])
        assert button.isVisible(), verb
        assert button.width() >= button.sizeHint().width()


def test_rows_of_the_palette_are_as_high_in_every_theme(window):
    tree = window.panels.palette.tree
    heights = set()
    for _turn in range(3):
        QCoreApplication.processEvents()
        heights.add(tree.visualItemRect(tree.topLevelItem(0).child(0)).height())
        window.appearance.switch()
    assert len(heights) == 1
