"""The window holds files, training and panels together."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPalette, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QFileDialog

from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.project.run import RunStatus
from netbuilder.ui.appearance import AppearanceKeeper
from netbuilder.ui.dialogs import Unsaved, save_dialog
from netbuilder.ui.training.state import TrainingState
from netbuilder.ui.verbs import VERBS
from netbuilder.ui.window import MainWindow


def change_epochs(window, epochs):
    def change(project):
        return replace(project, plan=project.plan.with_settings(epochs=epochs))

    window.session.edit("Change epochs", change)


def ready(qtbot, window, engine):
    engine.become_ready()
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE)


def trained(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    run = engine.finish()
    qtbot.waitUntil(lambda: bool(window.session.document.runs))
    return run


def test_first_start_is_ready_to_train(window):
    assert window.session.analysis.problems == ()
    assert not window.isWindowModified()
    assert "ReLU" in window.panels.bands.notes.words.text()


def test_every_verb_is_in_a_menu(window):
    in_menus = {
        action.objectName() for top in window.menuBar().actions() for action in top.menu().actions()
    }
    assert {verb.id for verb in VERBS} <= in_menus


def test_no_shortcut_is_given_twice():
    shortcuts = [keys for verb in VERBS for keys in verb.shortcut.split("; ") if keys]
    assert len(shortcuts) == len(set(shortcuts))


def test_undo_carries_the_name_of_the_verb(window):
    assert not window.verbs["undo"].isEnabled()
    window.canvas.add_block("Dropout")
    assert window.verbs["undo"].text() == "Undo Add Dropout"
    window.verbs["undo"].trigger()
    assert window.verbs["redo"].text() == "Redo Add Dropout"
    assert not window.isWindowModified()


def test_the_palettes_enter_adds_behind_the_last_block(window):
    QTest.keyClicks(window.panels.palette.search, "dropout")
    QTest.keyClick(window.panels.palette.search, Qt.Key.Key_Return)
    assert window.session.project.graph.incoming("dropout-1")[0].source == "activation-3"


def test_train_cannot_be_pressed_twice(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    assert not window.verbs["train"].isEnabled()
    assert window.verbs["stop"].isEnabled()
    window.verbs["train"].trigger()
    window.training.train()
    assert len(engine.trained) == 1


def test_train_pressed_while_tensorflow_starts_begins_by_itself(qtbot, window, engine):
    window.verbs["train"].trigger()
    assert engine.trained == []
    assert "TensorFlow is starting" in window.panels.progress.text
    engine.become_ready()
    qtbot.waitUntil(lambda: len(engine.trained) == 1)


def test_a_network_with_errors_is_not_trained(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.canvas.add_block("Dense")
    window.verbs["train"].trigger()
    assert engine.trained == []
    assert window.panels.below.currentWidget() is window.panels.problems


def test_a_finished_run_is_kept_and_makes_the_document_unsaved(qtbot, window, engine):
    assert not window.verbs["train_on"].isEnabled()
    run = trained(qtbot, window, engine)
    assert window.session.document.runs == (run,)
    assert window.isWindowModified()
    assert window.verbs["train_on"].isEnabled()
    assert engine.answers[-1] == "Run 1"


def test_train_on_begins_from_the_last_weights(qtbot, window, engine):
    run = trained(qtbot, window, engine)
    window.verbs["train_on"].trigger()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    assert engine.trained[1].continued == run.id
    assert engine.trained[1].weights is run.weights


def test_train_on_needs_a_network_that_fits(qtbot, window, engine):
    trained(qtbot, window, engine)
    block = window.session.project.graph.block("dense-1")
    from netbuilder.network.edit import set_block
    from netbuilder.ui.canvas.gestures import on_graph

    changed = block.with_settings(units=7)
    window.session.edit("Change", on_graph(lambda graph: set_block(graph, "dense-1", changed)))
    assert not window.verbs["train_on"].isEnabled()
    window.session.undo_stack.undo()
    assert window.verbs["train_on"].isEnabled()


def test_the_window_says_when_canvas_and_run_differ(qtbot, window, engine):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    assert window.panels.bands.difference.isHidden()
    window.canvas.add_block("Dropout")
    assert not window.panels.bands.difference.isHidden()
    window.session.undo_stack.undo()
    assert window.panels.bands.difference.isHidden()


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


def test_closing_while_training_asks_and_stops(qtbot, window, engine, dialogs):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    dialogs.may_stop = False
    assert not window.close()
    assert engine.stops == 0
    dialogs.may_stop = True
    assert window.close()
    assert engine.stops == 1


def test_a_run_of_a_document_that_was_left_is_not_kept(qtbot, window, engine, dialogs):
    ready(qtbot, window, engine)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: bool(engine.trained))
    window.files.open_recipe("lecture-sigmoid")
    engine.finish(RunStatus.STOPPED)
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE)
    assert window.session.document.runs == ()


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


def test_both_themes(window, qapp):
    from netbuilder.ui.appearance import Appearance
    from netbuilder.ui.theme import DARK, LIGHT, theme_of

    for choice, theme in ((Appearance.DARK, DARK), (Appearance.LIGHT, LIGHT)):
        window.appearance.choose(choice)
        assert theme_of(window.palette()) is theme
        assert theme_of(window.panels.pad.palette()) is theme
        assert theme_of(window.canvas.scene.palette()) is theme
        words = window.panels.progress._label.palette().color(QPalette.ColorRole.WindowText)
        assert words.name() == theme.text


def test_the_shortcut_sheet_names_every_shortcut(window, dialogs):
    window.verbs["shortcuts"].trigger()
    keys = [keys for verb in VERBS for keys in verb.shortcut.split("; ") if keys]
    assert [name for name in keys if name not in dialogs.texts[0]] == []


def test_the_tick_follows_the_theme_that_the_toolbar_chose(window):
    from netbuilder.ui.menus import AppearanceMenu

    window.verbs["theme"].trigger()
    (menu,) = window.findChildren(AppearanceMenu)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == [str(window.appearance.choice)]


def test_the_search_comes_out_of_a_dock_that_was_put_away(window):
    dock(window, "blocks").hide()
    window.verbs["find_block"].trigger()
    assert window.panels.palette.search.isVisible()


def test_problems_that_stop_a_training_come_out_of_a_dock_that_was_put_away(window):
    dock(window, "below").hide()
    window.canvas.add_block("Dense")
    window.verbs["train"].trigger()
    assert window.panels.problems.isVisible()


def dock(window, name):
    return window.findChild(QDockWidget, name)


def test_words_of_a_file_are_no_markup(window):
    project = Project(title="1 < 2", notes="<img src='x'> & so on")
    window.session.load(Document(project), path=None)
    words = QTextDocument()
    words.setHtml(window.panels.bands.notes.words.text())
    assert words.toPlainText() == "1 < 2. <img src='x'> & so on"


def test_a_damaged_memory_of_the_layout_is_passed_over(qtbot, qapp, engine, relay, dialogs):
    QSettings().setValue("window/geometry", "damaged")
    QSettings().setValue("window/state", 7)
    made = MainWindow(engine, relay, AppearanceKeeper(qapp), dialogs=dialogs)
    qtbot.addWidget(made)
    assert made.width() == 1440


def test_a_window_left_on_a_screen_that_is_gone_comes_back_into_view(
    qtbot, qapp, window, engine, relay, dialogs
):
    window.setGeometry(90_000, 90_000, 800, 600)
    QSettings().setValue("window/geometry", window.saveGeometry())
    made = MainWindow(engine, relay, AppearanceKeeper(qapp), dialogs=dialogs)
    qtbot.addWidget(made)
    assert qapp.primaryScreen().geometry().intersects(made.geometry())


def test_saving_knows_the_suffix_that_it_will_add(qtbot, tmp_path):
    made = save_dialog(None, "Save", str(tmp_path / "mine.netb"), suffix=".netb", kind="Project")
    qtbot.addWidget(made)
    assert made.defaultSuffix() == "netb"
    assert made.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert not made.testOption(QFileDialog.Option.DontConfirmOverwrite)


def test_the_right_button_selects_and_offers_verbs(window):
    item = window.canvas.scene.nodes["dense-2"]
    place = window.canvas.view.mapFromScene(item.pos())
    window.canvas.view.customContextMenuRequested.emit(place)
    assert window.canvas_menu.isVisible()
    window.canvas_menu.close()
    assert window.canvas.scene.selected_nodes() == ("dense-2",)
    assert window.canvas_menu.actions()[0].text() == "Delete"


def test_a_run_never_takes_the_name_of_another(qtbot, window, engine):
    run = trained(qtbot, window, engine)
    kept = replace(run, id="kept", name="Run 7")
    window.session.load(replace(window.session.document, runs=(kept,)), path=None)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: len(engine.trained) == 2)
    assert engine.trained[1].name == "Run 8"
