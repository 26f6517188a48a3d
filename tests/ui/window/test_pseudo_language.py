"""In a language that nobody speaks, every word has passed through the catalogue, and has room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import translations
from cut_off import cut_off
from pseudo_language import CODE
from pseudo_qt import PseudoQt
from PySide6.QtWidgets import QApplication
from recorded import recorded
from runs import a_run, document_of
from training import ready
from words_on_screen import plain_words, words_in_scene, words_of

from netbuilder.blocks.catalogue import catalogue
from netbuilder.engine.messages import RunEnded
from netbuilder.files.recipes import load_recipe
from netbuilder.files.unfinished import Unfinished
from netbuilder.languages import FOLDER, speak
from netbuilder.project.document import Document
from netbuilder.project.plan import Plan, Schedule
from netbuilder.project.project import Project
from netbuilder.project.run_diff import compare
from netbuilder.ui.document.dialogs import Version
from netbuilder.ui.recipes.gallery import RecipeGallery
from netbuilder.ui.runs.comparison_dialog import ComparisonDialog
from netbuilder.ui.shell.changed_dialog import ChangedDialog
from netbuilder.ui.shell.interrupted_dialog import InterruptedDialog
from netbuilder.ui.shell.overwrite_box import custom_block_box, protected_box
from netbuilder.ui.style.appearance import Appearance
from netbuilder.words import ENGLISH, use_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIZE = (1280, 720)
OF_OTHERS = {"NetBuilder", "English", CODE, "CPU"}
LIBRARIES = {"netbuilder", "python", "numpy", "tensorflow", "keras"}
TURNS = 50
"""So often Qt may lay out anew what has changed."""


def names_of_keras() -> set[str]:
    """Return what can be chosen under Keras's own names."""
    return {
        str(choice)
        for values in (Plan, *catalogue().values())
        for setting in values.declared().values()
        if setting.choices is not None and setting.choices is not Schedule
        for choice in setting.choices
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("translations")
    translations.write_pseudo(made)
    return made


@pytest.fixture(autouse=True)
def _pseudo_language(folder, monkeypatch, qapp):
    monkeypatch.setenv(FOLDER, str(folder))
    assert speak([CODE]) == CODE
    of_qt = PseudoQt()
    qapp.installTranslator(of_qt)
    yield
    qapp.removeTranslator(of_qt)
    use_language(ENGLISH)


@pytest.fixture
def states(qtbot, window, engine):
    """Lead the window from its first start to a training that has ended, and through its tabs."""

    def lead() -> Iterator[str]:
        window.resize(*SIZE)
        yield "first start"
        for kind in ("Conv2D", "LSTM", "Dropout", "BatchNormalization", "Concatenate", "Reshape"):
            window.canvas.add_block(kind)
            yield kind
        run = recorded("lecture-sigmoid")
        window.session.load(Document(Project(graph=run.graph, plan=run.plan)), path=None)
        window.panels.side.setCurrentIndex(1)
        yield "plan"
        ready(qtbot, window, engine)
        window.verbs["train"].trigger()
        qtbot.waitUntil(lambda: bool(engine.trained))
        yield "training"
        run_id = engine.trained[-1].run_id
        engine.say(RunEnded(replace(run, id=run_id, name="1", weights={"dense-1": ()})))
        qtbot.waitUntil(lambda: bool(window.session.document.runs))
        window.panels.plots.draw_now()
        for index in range(window.panels.below.count()):
            window.panels.below.setCurrentIndex(index)
            yield window.panels.below.tabText(index)

    return lead


def untranslated(said: Iterable[tuple[str, str]]) -> set[str]:
    """Return the words without accents, each with who says it."""
    known = OF_OTHERS | LIBRARIES | names_of_keras()
    return {
        f"{word} in {place}"
        for place, text in said
        for word in plain_words(text)
        if word not in known
    }


def still_cut_off(root) -> list[str]:
    """Return what is cut off once all has found its place."""
    for _turn in range(TURNS):
        QApplication.processEvents()
        if not cut_off(root):
            return []
    return cut_off(root)


def test_every_word_of_the_window_passes_through_the_catalogue(window, states):
    found = set()
    for _state in states():
        QApplication.processEvents()
        found |= untranslated(words_of(window))
        found |= untranslated(words_in_scene(window.canvas.scene))
    assert found == set()


def test_every_word_of_a_page_passes_through_the_catalogue(window, dialogs):
    for verb in ("shortcuts", "about"):
        window.verbs[verb].trigger()
    assert len(dialogs.texts) == 2
    assert untranslated(("page", text) for text in dialogs.texts) == set()


def two_versions() -> ChangedDialog:
    mine = Version(document_of(a_run(1, name="1"), a_run(2, name="2")), 1_700_000_000 * 10**9)
    theirs = Version(Document(load_recipe("digits-cnn")), 1_800_000_000 * 10**9)
    return ChangedDialog("1.netb", mine=mine, theirs=theirs)


def interrupted(count: int) -> InterruptedDialog:
    run = Unfinished(
        run_id="a",
        name="3",
        title="1",
        document_id="",
        origin="",
        epoch=4,
        epochs=10,
        written=1.7e9,
    )
    return InterruptedDialog([replace(run, run_id=str(number)) for number in range(count)])


DIALOGS = {
    "recipes": RecipeGallery,
    "two runs": lambda: ComparisonDialog(
        compare(a_run(1, name="1"), a_run(2, name="2", continued="r1"))
    ),
    "two versions": two_versions,
    "interrupted": lambda: interrupted(1),
    "several interrupted": lambda: interrupted(2),
    "protected": lambda: protected_box("1.netb", None),
    "custom block": lambda: custom_block_box("1", None),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_word_of_a_dialog_passes_through_the_catalogue_and_has_room(qtbot, name):
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    assert untranslated(words_of(dialog)) == set()
    assert still_cut_off(dialog) == []


def test_every_word_of_a_menu_that_comes_up_passes_through_the_catalogue(window):
    for popup in (window.canvas.adder.menu, window.canvas.finder):
        popup.come_up(window.pos())
        assert untranslated(words_of(popup)) == set()
        popup.close()
    window.canvas.scene.select(("dense-1",))
    window.canvas.edit_in_place("dense-1")
    assert untranslated(words_of(window.canvas.popup)) == set()
    assert still_cut_off(window.canvas.popup) == []
    window.canvas.popup.close()


@pytest.mark.parametrize("choice", [Appearance.LIGHT, Appearance.DARK])
def test_every_word_has_room(window, states, choice):
    window.appearance.choose(choice)
    for state in states():
        assert (state, still_cut_off(window)) == (state, [])


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
