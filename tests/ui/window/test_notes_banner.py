"""The notes of a recipe stand above the canvas until they are dismissed for good."""

from __future__ import annotations


def test_dismissed_notes_stay_away_until_they_are_asked_for(window):
    notes = window.panels.banners.notes
    window.files.open_recipe("lecture-relu")
    assert not notes.isHidden()
    notes.button.click()
    window.files.open_recipe("lecture-dropout")
    assert not notes.isHidden()
    window.files.open_recipe("lecture-relu")
    assert notes.isHidden()
    window.verbs["show_notes"].trigger()
    assert not notes.isHidden()
    assert "ReLU" in notes.words.text()
    window.files.open_recipe("lecture-dropout")
    window.files.open_recipe("lecture-relu")
    assert not notes.isHidden()


def test_a_project_without_notes_says_so_when_asked(window):
    window.files.new()
    window.verbs["show_notes"].trigger()
    assert window.panels.banners.notes.words.text() == "This project has no notes."
