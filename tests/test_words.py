from __future__ import annotations

import struct

import pytest

from netbuilder import words
from netbuilder.words import N_, NO_FIGURE, _, grouped, percent, sized, use_language


def write_catalogue(folder, language, message, translation):
    """Write the smallest .mo file that gettext reads: a header and one message."""
    header = b"Content-Type: text/plain; charset=UTF-8\n"
    pairs = [(b"", header), (message.encode(), translation.encode())]
    start = 28 + 16 * len(pairs)
    tables, blob = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<2I", len(pair[column]), start + len(blob))
            blob += pair[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "netbuilder.mo").write_bytes(head + tables[0] + tables[1] + blob)


@pytest.fixture(autouse=True)
def _english_again(monkeypatch):
    monkeypatch.setattr(words, "_translation", words._translation)


def test_words_stay_english_without_a_translation(tmp_path):
    use_language(str(tmp_path), languages=["de"])
    assert _("Units") == N_("Units") == "Units"


def test_words_are_translated_when_they_are_shown(tmp_path):
    declared = N_("Units")
    write_catalogue(tmp_path, "de", "Units", "Einheiten")
    use_language(str(tmp_path), languages=["de"])
    assert declared == "Units"
    assert _(declared) == "Einheiten"
    assert _("") == ""


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
