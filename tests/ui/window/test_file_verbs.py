"""New, open, save, export, close."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog
from runs import a_run, document_of
from training import trained

from netbuilder.files import project_file
from netbuilder.files.project_file import open_document
from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.document.dialogs import FileKind, Unsaved
from netbuilder.ui.shell.dialogs.save_dialog import SaveDialog


def change_epochs(window, epochs):
    def change(project):
        return replace(project, plan=project.plan.with_settings(epochs=epochs))

    window.session.edit("Change epochs", change)


def test_save_open_and_title(qtbot, window, engine, dialogs, tmp_path):
    run = trained(qtbot, window, engine)
    change_epochs(window, 4)
    dialogs.save_path = tmp_path / "mine.netb"
    window.verbs["save"].trigger()
    assert dialogs.errors == []
    assert not window.isWindowModified()
    assert window.windowTitle() == "mine.netb[*] – NetBuilder"
    project = window.session.project
    window.files.new()
    assert tuple(window.session.project.graph.nodes) == ("input-1",)
    window.files.open_file(tmp_path / "mine.netb")
    assert dialogs.errors == []
    assert window.session.project == project
    assert window.session.document.runs == (run,)
    assert not window.isWindowModified()
    assert engine.answers[-1] == "Run 1"


@pytest.fixture
def two_runs(window, dialogs, tmp_path):
    """A document of which a save would leave the first run's weights out."""
    window.session.load(document_of(a_run(1), a_run(2)), path=tmp_path / "two.netb", is_saved=False)
    return window


def band(window):
    weights = window.panels.banners.weights
    return None if weights.isHidden() else weights.words.text()


def test_a_save_says_which_weights_it_left_out_and_keeps_them_where_wanted(two_runs, tmp_path):
    window = two_runs
    window.verbs["save"].trigger()
    assert "does not include the weights of Run 1 (19.3 kB)" in band(window)
    assert not window.isWindowModified()
    window.panels.banners.weights.action.click()
    assert band(window) is None
    assert "The next save keeps their weights" in window.statusBar().currentMessage()
    assert window.isWindowModified()
    window.verbs["save"].trigger()
    assert band(window) is None
    assert [bool(r.weights) for r in open_document(tmp_path / "two.netb").runs] == [True, True]


def test_what_a_save_left_out_is_also_said_aloud(two_runs, heard):
    two_runs.verbs["save"].trigger()
    said = [words for words, _politeness in heard if "does not include the weights" in words]
    assert said == [band(two_runs)]


def test_it_is_said_once_until_other_weights_are_left_out(two_runs):
    window = two_runs
    window.verbs["save"].trigger()
    window.panels.banners.weights.button.click()
    change_epochs(window, 4)
    window.verbs["save"].trigger()
    assert band(window) is None
    window.session.add_run(a_run(3))
    window.verbs["save"].trigger()
    assert "Run 1, Run 2" in band(window)


def test_the_words_go_when_they_are_no_longer_true(two_runs):
    window = two_runs
    window.verbs["save"].trigger()
    window.session.star_runs(["r1"], starred=True)
    assert band(window) is None
    window.session.star_runs(["r1"], starred=False)
    window.verbs["save"].trigger()
    window.files.open_recipe("lecture-sigmoid")
    assert band(window) is None


@pytest.mark.parametrize(
    ("answer", "are_kept"), [(Unsaved.SAVE_ALL, [True, True]), (Unsaved.SAVE, [False, True])]
)
def test_the_question_before_closing_offers_to_keep_them(
    two_runs, dialogs, tmp_path, answer, are_kept
):
    dialogs.unsaved = answer
    assert two_runs.close()
    assert "weights of Run 1" in dialogs.unkept
    assert [bool(r.weights) for r in open_document(tmp_path / "two.netb").runs] == are_kept


def test_a_file_that_cannot_be_opened_leaves_the_work_as_it_was(window, dialogs, tmp_path):
    damaged = tmp_path / "damaged.netb"
    damaged.write_bytes(b"PK\x03\x04 no zip")
    window.canvas.add_block("Dropout")
    before = window.session.document
    window.files.open_file(damaged)
    assert len(dialogs.errors) == 1
    assert window.session.document is before
    assert window.session.undo_stack.canUndo()


def test_closing_with_unsaved_work_asks(window, dialogs, engine):
    window.canvas.add_block("Dropout")
    dialogs.unsaved = Unsaved.CANCEL
    assert not window.close()
    assert window.isVisible()
    dialogs.unsaved = Unsaved.DISCARD
    assert window.close()
    assert dialogs.asked == ["unsaved", "unsaved"]


def broken(*_arguments, **_options):
    raise ValueError("a bug")


def test_a_bug_in_saving_closes_no_window_and_loses_nothing(window, dialogs, tmp_path, monkeypatch):
    window.canvas.add_block("Dropout")
    document = window.session.document
    dialogs.unsaved, dialogs.save_path = Unsaved.SAVE, tmp_path / "mine.netb"
    monkeypatch.setattr(project_file, "run_members", broken)
    assert not window.close()
    assert window.isVisible()
    assert window.session.document is document
    assert window.session.is_unsaved
    assert "an unexpected error (ValueError: a bug)" in dialogs.errors[0].sentence()
    dialogs.unsaved = Unsaved.DISCARD


def test_a_bug_beside_saving_closes_no_window_either(window, dialogs, monkeypatch):
    window.canvas.add_block("Dropout")
    with monkeypatch.context() as during:
        during.setattr(dialogs, "ask_unsaved", broken)
        with pytest.raises(ValueError, match="a bug"):
            window.close()
    assert window.isVisible()


def test_closing_without_changes_does_not_ask(window, dialogs):
    assert window.close()
    assert dialogs.asked == []


def test_export_asks_the_engine(qtbot, window, engine, dialogs, tmp_path):
    assert not window.verbs["export"].isEnabled()
    run = trained(qtbot, window, engine)
    dialogs.save_path = tmp_path / "net.keras"
    window.verbs["export"].trigger()
    assert engine.exported[0].path == tmp_path / "net.keras"
    assert engine.exported[0].weights is run.weights
    assert (engine.exported[0].loss, engine.exported[0].dataset) == (run.plan.loss, run.dataset)
    assert engine.exported[0].options == {"scaling_inside": False}
    window.verbs["export_with_scaling"].trigger()
    assert engine.exported[1].options == {"scaling_inside": True}


def test_recent_files_are_offered(qtbot, window, dialogs, tmp_path):
    dialogs.save_path = tmp_path / "mine.netb"
    window.verbs["save"].trigger()
    window.recent_menu.aboutToShow.emit()
    assert [action.text() for action in window.recent_menu.actions()] == ["mine.netb"]


def test_words_of_a_file_are_no_markup(window):
    project = Project(title="1 < 2", notes="<img src='x'> & so on")
    window.session.load(Document(project), path=None)
    words = QTextDocument()
    words.setHtml(window.panels.banners.notes.words.text())
    assert words.toPlainText() == "1 < 2. <img src='x'> & so on"


def test_saving_knows_the_suffix_that_it_will_add(qtbot, tmp_path):
    kinds = [FileKind("Project", ".netb")]
    made = SaveDialog("Save", str(tmp_path / "mine.netb"), kinds=kinds)
    qtbot.addWidget(made)
    assert made.defaultSuffix() == "netb"
    assert made.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert not made.testOption(QFileDialog.Option.DontConfirmOverwrite)


def test_the_suffix_follows_the_chosen_kind(qtbot, tmp_path):
    kinds = [FileKind("NumPy arrays", ".npz"), FileKind("PNG images", ".zip")]
    made = SaveDialog("Export", str(tmp_path / "mine"), kinds=kinds)
    qtbot.addWidget(made)
    assert made.path.name == "mine.npz"
    made.selectNameFilter("PNG images (*.zip)")
    made.filterSelected.emit("PNG images (*.zip)")
    assert made.defaultSuffix() == "zip"
    assert made.path.name == "mine.zip"
    made.selectFile(str(tmp_path / "mine.npz"))
    assert made.path.name == "mine.npz"


def test_a_recipe_is_chosen_by_its_picture(window, dialogs):
    before = window.session.project
    window.verbs["recipes"].trigger()
    assert window.session.project == before
    dialogs.recipe = "digits-cnn"
    window.verbs["recipes"].trigger()
    assert window.session.project == load_recipe("digits-cnn")
    assert dialogs.asked.count("recipe") == 2
