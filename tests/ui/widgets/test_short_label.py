"""A banner shows two lines, and the rest when asked."""

from __future__ import annotations

import pytest
from hearing import interface, name_of

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


def test_what_is_cut_ends_in_an_ellipsis_behind_a_whole_word(banner):
    words = " ".join(f"word{number}" for number in range(100))
    banner.say(f"<b>Title.</b> {words}")
    shown = banner.words.shown_words
    assert shown.endswith("…")
    assert f"Title. {words} ".startswith(shown.removesuffix("…") + " ")
    assert shown.count("word") > 8
    assert banner.words.text() == f"<b>Title.</b> {words}"
    banner.more.click()
    assert banner.words.shown_words == f"Title. {words}"


def test_one_long_word_is_cut_as_well(banner):
    banner.say("long" * 300)
    assert banner.words.is_cut
    assert lines(banner) == 2


def test_a_thousand_sentences_are_cut_at_once(banner):
    banner.say("<br>".join(["A sentence of some words."] * 1000))
    assert banner.words.shown_words == "A sentence of some words.\nA sentence of some words.…"


def test_a_screen_reader_is_told_all_of_what_is_cut(banner):
    words = " ".join(f"word{number}" for number in range(100))
    banner.say(f"<b>Title.</b> {words}")
    assert banner.words.is_cut
    assert name_of(interface(banner.words)) == f"Title. {words}"
