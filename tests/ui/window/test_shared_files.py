"""Two windows, and other programs, on one file: nobody's work is overwritten without a word."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from pen import draw_stroke
from quiet_dialogs import QuietDialogs
from runs import a_run
from talking_engine import TalkingEngine

from netbuilder.files.opening import open_path
from netbuilder.files.project_file import save_document
from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.ui.document.dialogs import Changed, Overwrite, Unsaved
from netbuilder.ui.insight.my_drawings.view import MyDrawingsView
from netbuilder.ui.runtime import new_window
from netbuilder.ui.runtime.engine_relay import EngineRelay
from netbuilder.ui.shell.window import MainWindow

STROKE = [(0.3, 0.2), (0.7, 0.2), (0.5, 0.8)]
HOLDING = """
import sys, pathlib
from netbuilder.files.document_hold import DocumentHold
held = DocumentHold.take(pathlib.Path(sys.argv[1]))
print(held is not None, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def mine(window, dialogs, tmp_path):
    """A project that the window has saved, and changed since."""
    path = tmp_path / "mine.netb"
    dialogs.save_path = path
    assert window.files.save()
    window.canvas.add_block("Dropout")
    dialogs.asked.clear()
    return path


@pytest.fixture
def other(qtbot, qapp, window):
    """A second window in this process."""
    relay = EngineRelay()
    made = MainWindow(TalkingEngine(relay.post), relay, window.appearance, dialogs=QuietDialogs())
    made.files.open_first()
    made.show()
    yield made
    made.close()
    made.deleteLater()
    relay.close()


def write_theirs(path):
    """Somebody else writes another project there."""
    save_document(Document(load_recipe("digits-cnn")), path)
    return path.read_bytes()


def blocks(path):
    return len(open_path(path).project.graph.nodes)


def test_saving_again_and_again_asks_nothing(window, dialogs, mine):
    for _time in range(3):
        window.canvas.add_block("Dropout")
        assert window.files.save()
    assert dialogs.asked == []
    assert blocks(mine) == len(window.session.project.graph.nodes)


def test_what_somebody_else_wrote_is_not_overwritten_unasked(window, dialogs, mine):
    theirs = write_theirs(mine)
    assert not window.files.save()
    assert dialogs.asked == ["changed"]
    assert mine.read_bytes() == theirs
    assert window.session.is_unsaved
    ((of_mine, of_theirs),) = dialogs.versions
    assert of_mine.document is window.session.document
    assert of_theirs.document.project == load_recipe("digits-cnn")
    assert of_theirs.written_ns == mine.stat().st_mtime_ns


def test_the_same_size_at_the_same_time_is_seen_too(window, dialogs, mine):
    before, content = mine.stat(), bytearray(mine.read_bytes())
    content[0] ^= 1
    mine.write_bytes(content)
    os.utime(mine, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not window.files.save()
    assert dialogs.asked == ["changed"]
    assert "mine.netb" in dialogs.versions[0][1].trouble


def test_a_file_that_was_only_touched_is_the_same(window, dialogs, mine):
    os.utime(mine, (0, 0))
    assert window.files.save()
    assert dialogs.asked == []


def test_mine_can_be_kept_under_another_name(window, dialogs, mine, tmp_path):
    theirs = write_theirs(mine)
    dialogs.changed, dialogs.save_path = [Changed.ELSEWHERE], tmp_path / "mine 2.netb"
    assert window.files.save()
    assert mine.read_bytes() == theirs
    assert blocks(tmp_path / "mine 2.netb") == len(window.session.project.graph.nodes)
    assert window.session.path == tmp_path / "mine 2.netb"
    assert dialogs.suggested[-1] == str(tmp_path / "mine 2.netb")


def test_theirs_can_be_overwritten_but_only_as_they_were_seen(window, dialogs, mine, monkeypatch):
    write_theirs(mine)
    ask, again = dialogs.ask_changed, iter([True, False])

    def ask_while_they_write(name, **versions):
        if next(again):
            save_document(Document(load_recipe("lecture-sigmoid")), mine)
        return ask(name, **versions)

    monkeypatch.setattr(dialogs, "ask_changed", ask_while_they_write)
    dialogs.changed = [Changed.OVERWRITE, Changed.OVERWRITE]
    assert window.files.save()
    assert dialogs.asked == ["changed", "changed"]
    assert blocks(mine) == len(window.session.project.graph.nodes)


def test_theirs_can_be_looked_at_in_another_window(window, dialogs, mine, monkeypatch):
    started = []
    monkeypatch.setattr(new_window, "start", started.append)
    theirs = write_theirs(mine)
    dialogs.changed = [Changed.SHOW]
    assert not window.files.save()
    assert started == [mine]
    assert mine.read_bytes() == theirs


def test_a_file_that_is_gone_is_written_again_and_told(window, mine):
    mine.unlink()
    assert window.files.save()
    assert "deleted or moved" in window.statusBar().currentMessage()
    assert blocks(mine) == len(window.session.project.graph.nodes)


def test_closing_does_not_overwrite_either(window, dialogs, mine):
    theirs = write_theirs(mine)
    dialogs.unsaved = Unsaved.SAVE
    assert not window.close()
    assert mine.read_bytes() == theirs
    dialogs.unsaved = Unsaved.DISCARD


def test_a_file_that_another_window_has_is_opened_as_a_copy(window, mine, other, tmp_path):
    before = mine.read_bytes()
    assert other.files.open_file(mine)
    assert other.session.path is None
    assert other.windowTitle() == "Copy of mine[*] – NetBuilder"
    assert "mine.netb" in other.panels.banners.copy.words.text()
    assert other.panels.banners.copy.isVisible()
    other.canvas.add_block("Dropout")
    other.dialogs.save_path = tmp_path / "theirs.netb"
    assert other.files.save()
    assert mine.read_bytes() == before
    assert not other.panels.banners.copy.isVisible()
    assert other.windowTitle() == "theirs.netb[*] – NetBuilder"


def test_a_copy_takes_not_the_place_of_the_open_one(window, mine, other):
    before = mine.read_bytes()
    other.files.open_file(mine)
    other.dialogs.save_path = mine
    assert not other.files.save_as()
    assert "open in another NetBuilder window" in other.dialogs.errors[0].sentence()
    assert mine.read_bytes() == before


@pytest.mark.parametrize("leave", ["new", "save_as", "close"])
def test_what_a_window_no_longer_has_open_another_may_have(
    window, dialogs, mine, other, leave, tmp_path
):
    dialogs.save_path = tmp_path / "elsewhere.netb"
    getattr(window if leave == "close" else window.files, leave)()
    other.files.open_file(mine)
    assert other.session.path == mine
    assert other.files.copy_of is None


def test_opening_ones_own_file_again_is_no_copy(window, mine):
    assert window.files.open_file(mine)
    assert window.session.path == mine
    assert window.files.copy_of is None


def test_another_process_holds_a_file_until_it_is_killed(window, mine, other):
    window.files.new()
    command = [sys.executable, "-c", HOLDING, str(mine)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        assert process.stdout.readline() == "True\n"
        other.files.open_file(mine)
        assert other.files.copy_of == mine
        process.kill()
        process.wait()
    other.files.open_file(mine)
    assert other.session.path == mine


def test_without_a_data_folder_files_open_and_are_saved(window, dialogs, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    dialogs.save_path = tmp_path / "mine.netb"
    assert window.files.save()
    assert window.files.open_file(tmp_path / "mine.netb")
    assert window.session.path == tmp_path / "mine.netb"
    assert window.files.save()


def test_a_protected_file_is_not_replaced_unasked(window, dialogs, mine, tmp_path):
    before = mine.read_bytes()
    mine.chmod(0o444)
    assert not window.files.save()
    assert dialogs.asked == ["protected mine.netb"]
    assert mine.read_bytes() == before

    dialogs.protected, dialogs.save_path = Overwrite.ELSEWHERE, tmp_path / "other.netb"
    assert window.files.save()
    assert mine.read_bytes() == before

    dialogs.protected, dialogs.save_path = Overwrite.OVERWRITE, mine
    window.canvas.add_block("Dropout")
    assert window.files.save_as()
    assert blocks(mine) == len(window.session.project.graph.nodes)
    assert mine.stat().st_mode & 0o777 == 0o444


@pytest.mark.parametrize(
    "verb", ["export", "export_with_scaling", "export_plots_csv", "save_drawing"]
)
def test_no_export_replaces_a_protected_file_unasked(
    qtbot, window, dialogs, engine, tmp_path, verb
):
    target = tmp_path / "theirs"
    target.write_text("precious")
    target.chmod(0o444)
    window.session.add_run(a_run(1))
    draw_stroke(window.panels.pad.canvas, STROKE)
    dialogs.save_path = target
    window.verbs[verb].trigger()
    assert dialogs.asked == ["save", "protected theirs"]
    assert engine.exported == []
    assert target.read_text() == "precious"


def test_drawings_are_not_exported_to_a_protected_file_unasked(window, dialogs, tmp_path):
    target = tmp_path / "theirs.zip"
    target.write_text("precious")
    target.chmod(0o444)
    window.insight.of(MyDrawingsView).keep(np.zeros((28, 28), np.uint8), 3)
    dialogs.save_path = target
    window.insight.of(MyDrawingsView).export()
    assert dialogs.asked == ["save", "protected theirs.zip"]
    assert target.read_text() == "precious"
