"""A banner shows two lines, and the rest when asked."""

from __future__ import annotations

import pytest

from netbuilder.ui.widgets.banner import Banner


@pytest.fixture
def banner(qtbot):
    made = Banner(closable=True)
    qtbot.addWidget(made)
    made.resize(400, 40)
    return made


def lines(banner):
    label = banner.words
    return label.heightForWidth(label.width()) / label.fontMetrics().lineSpacing()


def test_long_words_are_cut_to_two_lines_until_more_is_asked_for(banner):
    banner.say("word " * 100)
    assert lines(banner) == 2
    assert banner.more.isVisible()
    banner.more.click()
    assert lines(banner) > 4
    assert banner.more.text() == "Less"
    banner.more.click()
    assert lines(banner) == 2
    banner.say("other " * 100)
    assert lines(banner) == 2


def test_short_words_ask_for_nothing(banner):
    banner.say("few words")
    assert lines(banner) <= 1.3
    assert not banner.more.isVisible()


def test_a_wider_banner_shows_all_again(banner):
    banner.say("word " * 40)
    assert banner.more.isVisible()
    banner.resize(2400, 40)
    assert not banner.more.isVisible()
