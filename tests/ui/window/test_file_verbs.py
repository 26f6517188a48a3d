"""New, open, save, export, close."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog
from training import trained

from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.dialogs import Unsaved, save_dialog


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
    assert not engine.exported[0].scaling_inside


def test_recent_files_are_offered(qtbot, window, dialogs, tmp_path):
    dialogs.save_path = tmp_path / "mine.netb"
    window.verbs["save"].trigger()
    window.recent_menu.aboutToShow.emit()
    assert [action.text() for action in window.recent_menu.actions()] == ["mine.netb"]


def test_words_of_a_file_are_no_markup(window):
    project = Project(title="1 < 2", notes="<img src='x'> & so on")
    window.session.load(Document(project), path=None)
    words = QTextDocument()
    words.setHtml(window.panels.bands.notes.words.text())
    assert words.toPlainText() == "1 < 2. <img src='x'> & so on"


def test_saving_knows_the_suffix_that_it_will_add(qtbot, tmp_path):
    made = save_dialog(None, "Save", str(tmp_path / "mine.netb"), suffix=".netb", kind="Project")
    qtbot.addWidget(made)
    assert made.defaultSuffix() == "netb"
    assert made.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert not made.testOption(QFileDialog.Option.DontConfirmOverwrite)


def test_a_recipe_is_chosen_by_its_picture(window, dialogs):
    before = window.session.project
    window.verbs["recipes"].trigger()
    assert window.session.project == before
    dialogs.recipe = "digits-cnn"
    window.verbs["recipes"].trigger()
    assert window.session.project == load_recipe("digits-cnn")
    assert dialogs.asked.count("recipe") == 2
