"""Each door leads to something that works."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from netbuilder.blocks.input import Input
from netbuilder.files.recipes import load_recipe
from netbuilder.ui.document.dialogs import Door


def take(window, door):
    window.dialogs.beginning = door
    window.verbs["getting_started"].trigger()


def test_the_first_door_opens_a_recipe(window):
    window.dialogs.recipe = "digits-cnn"
    take(window, Door.RECIPE)
    assert window.session.project == load_recipe("digits-cnn")


def test_the_second_door_opens_an_empty_canvas_that_has_the_keys(window):
    take(window, Door.EMPTY)
    blocks = [node.block for node in window.session.project.graph.nodes.values()]
    assert [type(block) for block in blocks] == [Input]
    assert window.canvas.empty_hint.isVisible()
    assert window.canvas.view.hasFocus()


def test_the_third_door_gives_the_keys_to_the_pad(window):
    take(window, Door.DIGIT)
    assert window.panels.pad.canvas.isVisible()
    assert window.panels.pad.canvas.hasFocus()


def test_the_third_door_opens_a_pad_that_was_closed(window):
    window.panels.pad.parentWidget().close()
    take(window, Door.DIGIT)
    assert window.panels.pad.canvas.isVisible()


def test_closing_the_page_leaves_everything_as_it_is(window):
    before = window.session.project
    take(window, None)
    assert window.session.project is before


def test_a_first_start_shows_the_page_once(window):
    window.getting_started.welcome()
    assert window.dialogs.beginnings == 1
    window.getting_started.welcome()
    assert window.dialogs.beginnings == 1


def test_a_page_that_had_to_wait_is_shown_by_the_next_start(opening):
    with opening() as first:
        first.getting_started.postpone()
    with opening() as second:
        second.getting_started.welcome()
        assert second.dialogs.beginnings == 1


def test_whoever_has_used_the_program_before_does_not_meet_the_page(opening):
    with opening() as first:
        pass
    QSettings().remove("start/welcome")
    with opening() as second:
        second.getting_started.welcome()
        assert second.dialogs.beginnings == 0
    assert first is not second
