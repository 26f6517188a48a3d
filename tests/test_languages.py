from __future__ import annotations

import pytest
from catalogues import write_catalogue

from netbuilder.languages import FOLDER, best_of, languages, of_environment, speak
from netbuilder.words import ENGLISH, _, language, use_language

KNOWN = ("en", "de", "pt_BR", "zh_CN")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDER, str(tmp_path))
    yield tmp_path
    use_language(ENGLISH)


@pytest.mark.parametrize(
    ("wanted", "best"),
    [
        (["de"], "de"),
        (["de-AT"], "de"),
        (["de_AT.UTF-8@euro"], "de"),
        (["zh-Hans-CN", "zh-CN"], "zh_CN"),
        (["fr", "pt-br"], "pt_BR"),
        (["pt"], "en"),
        (["en-GB", "de"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_most_wanted_language_that_there_is(wanted, best):
    assert best_of(wanted, KNOWN) == best


def test_languages_are_those_of_the_catalogues(folder):
    assert languages() == ("en",)
    write_catalogue(folder, "de", {"Units": "Einheiten"})
    assert languages() == ("en", "de")


def test_the_best_language_is_spoken(folder):
    write_catalogue(folder, "de", {"Units": "Einheiten"})
    assert speak(["de-CH", "en"]) == language() == "de"
    assert _("Units") == "Einheiten"
    assert speak(["en", "de"]) == language() == "en"
    assert _("Units") == "Units"


def test_a_terminal_asks_in_the_order_of_posix(monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert best_of(of_environment(), KNOWN) == "en"
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert of_environment() == ["de_DE.UTF-8"]
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert of_environment() == ["C.UTF-8"]
    monkeypatch.setenv("LANGUAGE", "fr:zh_CN")
    assert of_environment() == ["fr", "zh_CN"]
