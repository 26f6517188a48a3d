"""Panels in the tour: each step finds its own, and leaves the others as they were."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDockWidget
from touring import go_to, opened, place_of

from netbuilder.ui.shell.tour.steps import STEPS, Part

PARTS = [step.part for step in STEPS]


@pytest.mark.parametrize("size", [(1280, 694), (1020, 614), (911, 486), (683, 374)], ids=str)
@pytest.mark.parametrize("recipe", ["lecture-sigmoid", "lecture-relu"])
def test_the_setting_to_change_is_in_view_on_small_screens(qtbot, window, tour, size, recipe):
    window.resize(*size)
    window.files.open_recipe(recipe)
    go_to(tour, Part.SETTINGS)
    units = window.panels.block.form.editors["units"]
    # On the smallest screen the bubble covers a part of it.
    qtbot.waitUntil(
        lambda: (
            units.visibleRegion().boundingRect().width() * 2 >= units.width()
            and units.visibleRegion().boundingRect().height() == units.height()
        )
    )
    assert any(hole.contains(place_of(window, units)) for hole in tour.overlay.holes)
    assert not tour.bubble.geometry().contains(place_of(window, units))


@pytest.mark.parametrize("size", [(1280, 694), (1020, 614), (911, 486), (683, 374)], ids=str)
def test_each_step_points_at_something_on_small_screens(qtbot, window, tour, size):
    window.resize(*size)
    while tour.step is not None:
        qtbot.waitUntil(lambda: tour.overlay.geometry() == window.rect())
        assert tour.overlay.holes
        qtbot.waitUntil(lambda: all(map(window.rect().contains, tour.overlay.holes)))
        assert window.rect().contains(tour.bubble.geometry())
        tour.forward()


def test_a_closed_panel_is_opened_for_its_step_alone(window, tour):
    tour.leave()
    window.findChild(QDockWidget, "pad").close()
    before = opened(window)
    tour.begin()
    go_to(tour, Part.PAD)
    assert opened(window) == before | {"pad"}
    assert tour.overlay.holes
    tour.back()
    assert opened(window) == before
    tour.forward()
    tour.leave()
    assert opened(window) == before


def test_a_panel_without_room_takes_that_of_others_for_its_step(qtbot, window, tour):
    tour.leave()
    window.resize(680, 360)
    qtbot.waitUntil(lambda: opened(window) == {"blocks"})
    tour.begin()
    go_to(tour, Part.SETTINGS)
    assert "settings" in opened(window)
    tour.leave()
    assert opened(window) == {"blocks"}
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: opened(window) == {"blocks", "settings", "pad", "below"})


def test_tabs_are_in_front_again_that_were_before(window, tour):
    tour.leave()
    window.panels.below.setCurrentWidget(window.panels.log)
    tour.begin()
    go_to(tour, Part.PLOTS)
    assert window.panels.below.currentWidget() is window.panels.plots
    tour.leave()
    assert window.panels.below.currentWidget() is window.panels.log


def test_a_panel_in_a_window_of_its_own_leaves_the_bubble_in_the_middle(window, tour):
    tour.leave()
    window.findChild(QDockWidget, "pad").setFloating(True)
    tour.begin()
    go_to(tour, Part.PAD)
    assert tour.overlay.holes == ()
    middle = tour.bubble.geometry().center() - window.rect().center()
    assert middle.manhattanLength() <= 2


def test_the_holes_follow_the_window(qtbot, window, tour):
    go_to(tour, Part.PAD)
    before = tour.overlay.holes
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: tour.overlay.geometry() == window.rect())
    pad = window.panels.pad
    qtbot.waitUntil(lambda: tour.overlay.holes[1].topLeft() == pad.mapTo(window, QPoint(0, 0)))
    assert tour.overlay.holes != before
    assert window.rect().contains(tour.bubble.geometry())


def test_a_window_that_is_closed_in_the_tour_keeps_the_panels_as_they_were(window, tour):
    window.findChild(QDockWidget, "below").close()
    before = opened(window)
    go_to(tour, Part.PLOTS)
    assert opened(window) != before
    window.close()
    assert tour.step is None
    assert opened(window) == before
