"""Strings of others in a sentence: harmless, on one line, and short, whatever they are."""

from __future__ import annotations

import pytest
from hostile_names import HOSTILE, harms
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.errors import NetBuilderError
from netbuilder.sentences import MOST, OWN, fitted, one_line, one_of, shortened

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)
"""Halves of characters included."""
LONG_TEXT = st.builds(lambda text, times: text * times, ANY_TEXT, st.integers(1, 100))
COLOURS = ("red", "green", "blue", "grey", "black", "white", "orange")


@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_do_more_than_show_is_shown_as_unknown(name):
    assert harms(name)
    shown = one_line(name)
    assert not harms(shown)
    assert len(shown) == len(name)


@given(ANY_TEXT)
def test_no_text_breaks_out_of_its_line(text):
    shown = one_line(text)
    assert not harms(shown)
    assert len(shown.splitlines()) <= 1
    shown.encode()
    assert one_line(shown) == shown


@pytest.mark.parametrize("text", ["Größe 3×3", "“μ”", "数字", "عدد", "👩‍🔬 at work", "  indented"])
def test_what_is_only_unusual_stays(text):
    assert one_line(text) == text


@given(st.text(max_size=300), st.integers(1, 300))
def test_a_shortened_text_keeps_its_beginning_and_its_end(text, most):
    found = shortened(text, most)
    assert len(found) <= most
    if len(text) <= most:
        assert found == text
    else:
        before, _ellipsis, after = found.partition("…")
        assert text.startswith(before)
        assert text.endswith(after)


def test_the_longest_part_is_shortened_first():
    assert fitted(["x" * 500, "short", "y" * 60], 150) == [
        shortened("x" * 500, 85),
        "short",
        "y" * 60,
    ]


@given(LONG_TEXT, LONG_TEXT, LONG_TEXT, st.text("ab ", max_size=60))
def test_what_is_wrong_is_one_line_of_at_most_200_characters(subject, found, expected, advice):
    sentence = NetBuilderError(subject, found=found, expected=expected, advice=advice).sentence()
    assert not harms(sentence)
    assert len(sentence) <= MOST + len(advice) + 1


@given(LONG_TEXT.filter(lambda text: len(text) > OWN), st.sampled_from([0, 1, 2]))
def test_one_string_without_end_leaves_room_for_our_own_words(text, place):
    ours = ["The layer “dense”, kernel_size", "nothing at all", "two whole numbers from 1 to 99"]
    ours[place] = f"“{text}”"
    advice = "NetBuilder does not support this; save the model without it."
    subject, found, expected = ours
    sentence = NetBuilderError(subject, found=found, expected=expected, advice=advice).sentence()
    assert len(sentence) <= MOST
    assert all(part in sentence for at, part in enumerate(ours) if at != place)
    assert sentence.endswith(advice)


def test_our_own_words_are_never_shortened():
    advice = "It stays in /home/someone/.local/share/netbuilder/checkpoints/runs/4e65d3fbe8ad6535."
    subject, found = "An interrupted training cannot be resumed now", "an error of the disk"
    sentence = NetBuilderError(subject, found=found, expected="w" * OWN, advice=advice).sentence()
    assert len(sentence) > MOST
    assert "…" not in sentence


def test_the_advice_of_a_long_refusal_stays_whole():
    advice = "The trained network is in /a/folder/far/away/model.keras instead."
    error = NetBuilderError("x" * 900, found="y" * 900, expected="z", advice=advice)
    assert error.sentence().endswith(advice)
    assert len(error.sentence()) <= MOST


def test_a_part_alone_is_never_long_either():
    error = NetBuilderError("x" * 900, found="y" * 900, expected="z" * 900)
    assert max(map(len, (error.subject, error.found, error.expected))) <= MOST


def test_few_names_are_all_listed():
    assert one_of(("mse", "mae")) == "one of mse, mae"
    assert one_of(("mnist",)) == "mnist"


def test_of_many_names_the_nearest_are_listed():
    assert one_of(COLOURS, near="Gren") == "one of green, grey, red or 4 more"
    assert one_of(COLOURS, near=None).endswith(" or 4 more")


@given(st.lists(ANY_TEXT, min_size=1, max_size=30), ANY_TEXT)
def test_lists_of_names_are_harmless_too(names, near):
    assert not harms(one_of(names, near=near))
