from __future__ import annotations


def test_the_help_menu_shows_the_help_pages(window):
    window.verbs["manual"].trigger()
    assert window.help.manual.isVisible()
    assert not window.help.manual.isModal()


def test_a_second_call_keeps_the_page_that_is_shown(window):
    window.verbs["manual"].trigger()
    window.help.manual.show_page("block/Conv2D")
    window.verbs["manual"].trigger()
    assert window.help.manual.shown == "block/Conv2D"
