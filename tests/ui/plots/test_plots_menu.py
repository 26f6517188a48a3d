"""The right button offers on the plots what their bar can do, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from netbuilder.project.metric import ACCURACY, MAE
from netbuilder.ui.plots.bar import PlotsBar
from netbuilder.ui.plots.menu import make_menu
from netbuilder.ui.plots.panel import PlotsPanel
from netbuilder.ui.style.theme import LIGHT, palette_of


@pytest.fixture
def panel(qtbot, make_run):
    made = PlotsPanel()
    qtbot.addWidget(made)
    made.setPalette(palette_of(LIGHT))
    made.resize(1000, 400)
    made.bar.offer_exports([QAction("Plots as PNG…", made)])
    made.show_run(make_run(epochs=3))
    made.show()
    qtbot.waitExposed(made)
    made.draw_now()
    return made


def press_right_on(widget):
    place = widget.rect().center()
    under = widget.childAt(place) or widget
    reason, on_screen = QContextMenuEvent.Reason.Mouse, widget.mapToGlobal(place)
    QApplication.sendEvent(
        under, QContextMenuEvent(reason, under.mapFromGlobal(on_screen), on_screen)
    )


def menu_on(panel) -> QMenu:
    press_right_on(panel.loss)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu, text):
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def test_plots_that_follow_offer_their_options_and_exports(panel):
    menu = menu_on(panel)
    assert words(menu) == ["Log scale", "Measure without dropout", "Plots as PNG…"]
    menu.close()


def test_an_option_chosen_there_is_that_of_the_bar(panel):
    was = panel.bar.options.log.isChecked()
    choose(menu_on(panel), "Log scale")
    assert panel.bar.options.log.isChecked() is not was
    again = menu_on(panel)
    assert again.actions()[0].isChecked() is not was
    again.close()


def test_plots_that_are_zoomed_offer_the_way_back(panel):
    QTest.keyClick(panel.loss, Qt.Key.Key_Plus)
    assert not panel.pair.is_following
    choose(menu_on(panel), "Show all epochs again")
    assert panel.pair.is_following


def test_each_of_several_metrics_is_offered(qtbot):
    bar = PlotsBar()
    qtbot.addWidget(bar)
    bar.options.offer_metrics((ACCURACY, MAE))
    menu = make_menu(bar)
    assert words(menu)[:2] == ["Accuracy", "Mean absolute error"]
    choose(menu, "Mean absolute error")
    assert bar.options.manner.metric == MAE.name


def test_the_invitation_has_no_menu(qtbot):
    empty = PlotsPanel()
    qtbot.addWidget(empty)
    empty.show()
    qtbot.waitExposed(empty)
    press_right_on(empty)
    assert QApplication.activePopupWidget() is None
