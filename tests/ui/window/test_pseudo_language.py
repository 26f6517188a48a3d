"""In a language that nobody speaks, every word has passed through the catalogue, and has room."""

from __future__ import annotations

import pytest
from in_pseudo import still_cut_off, untranslated
from painted import Painted, words_in_views
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QScrollArea, QToolButton
from tour import Tour
from words_on_screen import words_in_scene, words_of

from netbuilder.blocks.catalogue import catalogue
from netbuilder.project.plan import Plan
from netbuilder.ui.forms.choice_box import ChoiceBox
from netbuilder.ui.forms.form import SettingsForm
from netbuilder.ui.style.appearance import Appearance
from netbuilder.ui.widgets.frames import scrolling

pytestmark = pytest.mark.usefixtures("pseudo_screen")

SIZE = (1280, 720)
INSPECTOR = 366
"""Pixels of the column of settings beside its scroll bar, in a window of that size."""
WEIGHTS = {"kernel", "bias", "gamma", "beta", "recurrent_kernel", "moving_mean", "moving_variance"}
"""Names of weights, which are Keras's own."""


def test_all_that_the_window_says_passes_through_the_catalogue(qtbot, window, engine, monkeypatch):
    painted = Painted(monkeypatch)
    window.resize(*SIZE)
    found = {}
    for state in Tour(window, engine, qtbot).states():
        window.grab()
        said = [*words_of(window), *words_in_scene(window.canvas.scene), *words_in_views(window)]
        for words in untranslated((*said, *painted.words()), known=WEIGHTS):
            found.setdefault(words, state)
    assert found == {}
    assert painted.cut_off() == []


@pytest.mark.parametrize("choice", [Appearance.LIGHT, Appearance.DARK])
def test_all_that_the_window_says_has_room(qtbot, window, engine, choice):
    window.appearance.choose(choice)
    window.resize(*SIZE)
    for state in Tour(window, engine, qtbot).states():
        assert (state, still_cut_off(window)) == (state, [])


@pytest.mark.parametrize("values", [Plan, *catalogue().values()], ids=lambda cls: cls.__name__)
def test_each_form_of_settings_has_room(qtbot, font, values):
    area = form_in_column(qtbot, values)
    assert untranslated(words_of(area)) == set()
    found = still_cut_off(area)
    if font > 1:
        found = [line for line in found if not line.startswith("ChoiceBox")]
    assert found == []
    for box in area.findChildren(ChoiceBox):
        assert len(set(shown_names(box))) == box.count()


def shown_names(box: ChoiceBox) -> list[str]:
    """Return how each choice is shown, which may be elided where words are large."""
    shown = []
    for index in range(box.count()):
        box.setCurrentIndex(index)
        shown.append(box.shown_text)
    return shown


def form_in_column(qtbot, values) -> QScrollArea:
    """Return a form as wide as the column of settings, all its settings in view."""
    form = SettingsForm(values, explains=values is Plan)
    area = scrolling(form)
    qtbot.addWidget(area)
    for more in form.findChildren(QToolButton):
        more.setChecked(True)
    area.resize(INSPECTOR, SIZE[1])
    area.show()
    return area


def test_a_menu_that_comes_up_passes_through_the_catalogue(window):
    for popup in (window.canvas.adder.menu, window.canvas.finder):
        popup.come_up(window.pos())
        assert untranslated(words_of(popup)) == set()
        popup.close()
    window.canvas.scene.select(("dense-1",))
    window.canvas.edit_in_place("dense-1")
    assert untranslated(words_of(window.canvas.popup)) == set()
    assert still_cut_off(window.canvas.popup) == []
    window.canvas.popup.close()


def test_what_bypasses_the_catalogue_is_found(window):
    window.panels.pad.setToolTip("Draw here")
    assert untranslated(words_of(window)) == {
        "Draw in PadPanel in QDockWidget",
        "here in PadPanel in QDockWidget",
    }


def test_what_has_no_room_is_found(window):
    window.resize(*SIZE)
    assert still_cut_off(window) == []
    window.panels.totals.setFixedWidth(100)
    assert "Totals" in still_cut_off(window)[0]


def test_what_is_painted_is_found(qapp, monkeypatch):
    painted, paper = Painted(monkeypatch), QPixmap(200, 50)
    painter = QPainter(paper)
    painter.drawText(0, 0, 200, 50, 0, "Loss")
    painter.end()
    assert list(painted.words()) == [
        ("test_what_is_painted_is_found of test_pseudo_language", "Loss")
    ]
    assert painted.cut_off() == []


def test_what_is_painted_without_room_is_found(qapp, monkeypatch):
    painted, paper = Painted(monkeypatch), QPixmap(200, 50)
    painter = QPainter(paper)
    painter.drawText(paper.rect().adjusted(0, 0, -190, 0), 0, "Accuracy")
    painter.end()
    assert "Accuracy" in painted.cut_off()[0]
