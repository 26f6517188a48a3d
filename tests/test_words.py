from __future__ import annotations

import math

import pytest
from catalogues import write_catalogue

from netbuilder.words import (
    ENGLISH,
    N_,
    NO_FIGURE,
    Amount,
    _,
    all_of,
    beside_number,
    counted,
    grouped,
    language,
    listed,
    number,
    percent,
    sized,
    use_language,
)


@pytest.fixture
def german(tmp_path):
    write_catalogue(tmp_path, "de", {"Units": "Einheiten", "{count} block": PLURALS})
    use_language("de", str(tmp_path))
    yield
    use_language(ENGLISH)


PLURALS = ("{count} blocks", "{count} Block", "{count} Blöcke")


def test_words_are_english_without_a_catalogue():
    assert language() == ENGLISH
    assert _("Units") == N_("Units") == "Units"
    assert counted("{count} block", "{count} blocks", 1) == "1 block"
    assert counted("{count} block", "{count} blocks", 0) == "0 blocks"


def test_words_are_translated_when_they_are_shown(german):
    declared = N_("Units")
    assert declared == "Units"
    assert _(declared) == "Einheiten"
    assert _("") == ""
    assert language() == "de"


def test_the_form_goes_by_the_count(german):
    said = [counted("{count} block", "{count} blocks", count) for count in (0, 1, 2_000)]
    assert said == ["0 Blöcke", "1 Block", "2.000 Blöcke"]
    assert counted("{count} of {kind}", "{count} of {kind}", 2, kind="Dense") == "2 of Dense"


def test_numbers_have_the_marks_of_their_language(german):
    assert grouped(648010) == "648.010"
    assert percent(0.98125) == "98,1 %"
    assert number(0.0025) == "0,0025"
    assert sized(2_592_040) == "2,6 MB"


def test_parts_are_listed_as_the_language_does(tmp_path):
    assert [listed(parts) for parts in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b, c"]
    assert [all_of(parts) for parts in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b and c"]
    write_catalogue(tmp_path, "zh", {"{before}, {part}": "{before}、{part}"})
    use_language("zh", str(tmp_path))
    assert listed(["a", "b", "c"]) == "a、b、c"
    use_language(ENGLISH)


def test_numbers_of_an_unknown_language_are_written_as_in_english(tmp_path):
    write_catalogue(tmp_path, "en_XA", {"Units": "Üñîţš"})
    use_language("en_XA", str(tmp_path))
    assert (_("Units"), grouped(648010)) == ("Üñîţš", "648,010")
    use_language(ENGLISH)


def test_numbers_are_grouped():
    assert grouped(648010) == "648,010"


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_500, "1.5 kB"),
        (2_592_040, "2.6 MB"),
        (120_000_000, "120 MB"),
        (3_200_000_000_000, "3200 GB"),
    ],
)
def test_bytes_are_written_short(count, written):
    assert sized(count) == written


@pytest.mark.parametrize(
    ("share", "digits", "written"),
    [
        (0.98125, 1, "98.1 %"),
        (0.98125, 2, "98.12 %"),
        (0.985, 0, "98 %"),
        (None, 1, NO_FIGURE),
        (float("nan"), 1, NO_FIGURE),
    ],
)
def test_shares_are_written_in_percent(share, digits, written):
    assert percent(share, digits=digits) == written


def test_an_amount_is_declared_and_written_beside_its_number(tmp_path):
    epochs = Amount("{count} epoch", "{count} epochs")
    assert [counted(*epochs, count) for count in (1, 2_000)] == ["1 epoch", "2,000 epochs"]
    assert [beside_number(epochs, count) for count in (1, 2_000)] == [
        ("", " epoch"),
        ("", " epochs"),
    ]
    write_catalogue(tmp_path, "zh", {"{count} epoch": ("{count} epochs", "共{count}轮")})
    use_language("zh", str(tmp_path))
    assert beside_number(epochs, 3) == ("共", "轮")
    use_language(ENGLISH)


def test_what_is_no_number_is_written_as_the_field_does():
    assert [number(value) for value in (math.nan, math.inf, -math.inf)] == ["NaN", "∞", "−∞"]
    assert number(math.nan, ".4f") == "NaN"
