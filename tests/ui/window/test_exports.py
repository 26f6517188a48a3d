"""What can be exported is found: one more file is one more entry of the menu, and its dialog."""

from __future__ import annotations

import pytest
from added_files import EXPORTER, WINDOW_EXPORTER, added
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from runs import a_run

import netbuilder.engine.exporters
import netbuilder.ui.plots.exporters
from netbuilder.blocks.settings import Settings, setting
from netbuilder.engine.exporter import ExportCheckError
from netbuilder.engine.messages import Exported, Exporting, ExportStage, JobFailed
from netbuilder.ui.document.dialogs import FileKind
from netbuilder.ui.shell.dialogs.options_dialog import OptionsDialog


def file_menu(window):
    """Return the ids of the entries of the menu File, in their order."""
    menu = window.menuBar().actions()[0].menu()
    return [action.objectName() for action in menu.actions() if action.objectName()]


def test_the_menu_lists_what_can_be_exported_before_quit(window):
    assert file_menu(window)[-11:] == [
        "export",
        "export_with_scaling",
        "export_weights",
        "export_network_png",
        "export_network_svg",
        "export_plots_png",
        "export_plots_svg",
        "export_plots_csv",
        "export_runs_csv",
        "export_runs_markdown",
        "quit",
    ]


def test_what_the_window_shows_is_written_by_its_entries(window, dialogs, tmp_path):
    window.session.add_run(a_run(1))
    for name, file in (
        ("export_network_png", "net.png"),
        ("export_network_svg", "net.svg"),
        ("export_runs_csv", "runs.csv"),
        ("export_runs_markdown", "runs.md"),
    ):
        dialogs.save_path = tmp_path / file
        window.verbs[name].trigger()
        assert dialogs.save_path.stat().st_size > 0
        assert window.statusBar().currentMessage() == f"Exported {file}"
    assert dialogs.errors == []


def test_one_more_exporter_has_an_entry_a_key_and_a_dialog(opening, engine, dialogs, tmp_path):
    with (
        added(netbuilder.engine.exporters, "outline", EXPORTER, folder=tmp_path / "added"),
        opening() as window,
    ):
        assert file_menu(window).index("export_outline") < file_menu(window).index("quit")
        window.verbs["shortcuts"].trigger()
        assert "Ctrl+Alt+Shift+O" in dialogs.texts[0]

        dialogs.save_path = tmp_path / "net.outline"
        dialogs.options = {"with_places": True}
        window.verbs["export_outline"].trigger()
        assert dialogs.kinds == [FileKind("Outline", ".outline")]
        assert dialogs.asked == ["save", "options with_places"]
        (request,) = engine.exported
        assert (request.exporter, request.path.name) == ("outline", "net.outline")
        assert request.options == {"with_places": True}
        assert request.graph == window.session.project.graph

        run = a_run(1)
        window.session.add_run(run)
        window.verbs["export_outline"].trigger()
        assert engine.exported[-1].weights is run.weights

        dialogs.options = None
        window.verbs["export_outline"].trigger()
        assert len(engine.exported) == 2
    with opening() as window:
        assert "export_outline" not in window.verbs


def test_one_more_file_of_the_plots_stands_in_the_menu_and_above_them(opening, dialogs, tmp_path):
    package = netbuilder.ui.plots.exporters
    with (
        added(package, "names", WINDOW_EXPORTER, folder=tmp_path / "added"),
        opening() as window,
    ):
        above = [action.objectName() for action in window.panels.plots.bar.export.menu().actions()]
        assert "export_names" in above
        assert "export_names" in file_menu(window)
        window.session.add_run(a_run(1))
        dialogs.save_path = tmp_path / "runs.names"
        window.verbs["export_names"].trigger()
        assert dialogs.errors == []
        assert (tmp_path / "runs.names").read_text() == window.session.document.runs[0].name
    with opening() as window:
        assert "export_names" not in window.verbs


def test_what_an_export_does_is_said_while_it_does_it(qtbot, window, relay, dialogs, tmp_path):
    path, bar = tmp_path / "net.keras", window.statusBar()
    for stage, words in (
        (ExportStage.WRITING, "Writing net.keras…"),
        (ExportStage.CHECKING, "Checking net.keras…"),
    ):
        relay.post(Exporting(path, stage))
        qtbot.waitUntil(lambda words=words: bar.currentMessage() == words)
    relay.post(JobFailed(ExportCheckError("It is not the same")))
    qtbot.waitUntil(lambda: bar.currentMessage() == "")
    assert [error.subject for error in dialogs.errors] == ["It is not the same"]
    relay.post(Exported(path))
    qtbot.waitUntil(lambda: bar.currentMessage() == "Exported net.keras")


class OutlineOptions(Settings):
    """Options as an exporter may have them."""

    with_notes: bool = setting(False, title="Notes", help="Write the notes, too.")
    copies: int = setting(1, title="Copies", help="How many.", ge=1, le=9)


@pytest.mark.parametrize("way", ["ok", "cancel"])
def test_options_begin_with_their_defaults_and_can_be_changed(qtbot, window, way):
    made = OptionsDialog("Outline", tuple(OutlineOptions.declared().values()), parent=window)
    qtbot.addWidget(made)
    assert made.options == {"with_notes": False, "copies": 1}
    made.editors["with_notes"].edited.emit(True, None)
    made.editors["copies"].edited.emit(4, None)
    QTimer.singleShot(0, made.accept if way == "ok" else made.reject)
    assert bool(made.exec()) == (way == "ok")
    assert made.options == {"with_notes": True, "copies": 4}
    assert QApplication.activeModalWidget() is None
