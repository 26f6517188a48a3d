"""Views are found: each has its tab, its entry in the menu, its keys, and its answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from added_files import PROBE, VIEW, added, added_folder
from other_tasks import SINE, other_data_sets
from pen import draw_stroke
from PySide6.QtGui import QKeySequence
from stand_in import answer_to
from training import trained

import netbuilder.engine.probes
import netbuilder.ui.insight
from netbuilder.engine.probes.catalogue import probes
from netbuilder.engine.probes.prediction import Predict
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.ui.insight.neurons.view import NeuronsView
from netbuilder.ui.insight.view import Place

STROKE = [(0.3, 0.2), (0.7, 0.2), (0.5, 0.8)]


def inspect_menu(window):
    """Return the actions of the menu Inspect."""
    (menu,) = [a.menu() for a in window.menuBar().actions() if a.text() == "&Inspect"]
    return menu.actions()


def tabs_of(window, view):
    return {Place.BELOW: window.panels.below, Place.SIDE: window.panels.side}[view.place]


def titles(tabs):
    return [tabs.tabText(place) for place in range(tabs.count())]


def test_the_views_stand_in_menu_and_tabs_in_their_order(window):
    assert [action.text() for action in inspect_menu(window)] == [
        "Inspect drawing",
        "Neurons",
        "My drawings",
        "Show activations",
    ]
    assert titles(window.panels.below) == [
        "Plots",
        "Runs",
        "Problems",
        "Inspect drawing",
        "Neurons",
        "My drawings",
        "Log",
    ]


def test_each_view_is_reached_by_its_entry_and_its_keys(window, dialogs):
    window.help.show_shortcuts()
    for view in window.insight.views:
        action = window.verbs[f"show_{view.id}"]
        assert action in inspect_menu(window)
        assert action.shortcut() == QKeySequence(view.shortcut)
        assert view.title in dialogs.texts[-1]
        if view.page is not None:
            action.trigger()
            assert tabs_of(window, view).currentWidget() is view.page
            assert view.page.isVisible()


def test_a_view_asks_only_what_it_has_declared(window):
    for view in window.insight.views:
        assert view.probes
        with pytest.raises(TypeError, match="declared"):
            view.ask(Predict([[0]]))


@pytest.fixture
def added_view(tmp_path):
    """One more probe and one more view: a file and a folder."""
    with (
        added(netbuilder.engine.probes, "ink", PROBE, folder=tmp_path / "probes"),
        added_folder(netbuilder.ui.insight, "ink", {"view": VIEW}, folder=tmp_path / "views"),
    ):
        yield


def test_one_more_view_is_seen_asked_for_and_answered(added_view, opening, engine, dialogs, qtbot):
    with opening() as window:
        window.show()
        view = window.insight.views[-1]
        side, action = window.panels.side, window.verbs["show_ink"]
        place = side.indexOf(view.page)
        assert (side.tabText(place), side.isTabVisible(place)) == ("Ink", False)
        assert not action.isEnabled()

        run = trained(qtbot, window, engine)
        assert side.isTabVisible(place)
        assert action.isEnabled()
        assert action in inspect_menu(window)
        assert action.shortcut() == QKeySequence("Ctrl+Alt+Shift+I")
        window.help.show_shortcuts()
        assert "Ink" in dialogs.texts[-1]
        action.trigger()
        assert side.currentWidget() is view.page

        engine.say(SubjectLoaded(run.name, run_id=run.id))
        qtbot.waitUntil(lambda: window.training.current.answerer == run.id)
        draw_stroke(window.panels.pad.canvas, STROKE)
        qtbot.waitUntil(lambda: engine.newest > 0)
        engine.say(answer_to(engine.of(Predict)[-1], run_id=run.id))
        weigh_ink = probes()["WeighInk"]
        qtbot.waitUntil(lambda: bool(engine.of(weigh_ink)))
        asked = engine.of(weigh_ink)[-1]
        assert asked.asker == "ink"
        assert asked.number in engine.images
        engine.say(answer_to(asked, run_id=run.id))
        qtbot.waitUntil(lambda: bool(view.page.text()))
        assert view.page.text().endswith(" ink, Run 1 says 3")

        why = Unanswered(reason="No ink.", question="WeighInk", asker="ink", run_id=run.id)
        engine.say(why)
        qtbot.waitUntil(lambda: window.statusBar().currentMessage() == "No ink.")

        window.files.new()
        assert view.page.text() == ""
        assert not side.isTabVisible(place)


def test_a_view_on_the_canvas_is_switched_off_where_it_makes_no_sense(window):
    action = window.verbs["show_activations"]
    action.trigger()
    with other_data_sets():
        window.session.edit("Other data", lambda old: replace(old, dataset=SINE.key))
        assert not action.isEnabled()
        assert not action.isChecked()
        window.verbs["undo"].trigger()
    assert action.isEnabled()


def test_the_button_beside_missing_activations_switches_them_on(window):
    window.verbs["show_neurons"].trigger()
    button = window.insight.of(NeuronsView).panel.show_activations
    button.click()
    assert window.verbs["show_activations"].isChecked()
    assert not button.isVisible()
    window.verbs["show_activations"].trigger()
    assert button.isVisible()
