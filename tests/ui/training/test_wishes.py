"""Device and TensorBoard files are remembered, and found in what a training is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from quiet_dialogs import QuietDialogs

from netbuilder.engine.messages import EngineReady
from netbuilder.ui.training.wishes import TrainingWishes, event_folder

TWO = EngineReady({}, devices=("CPU", "GPU:0"))


@pytest.fixture
def dialogs() -> QuietDialogs:
    return QuietDialogs()


@pytest.fixture
def wishes(qapp, dialogs):
    made = TrainingWishes(dialogs)
    yield made
    made.deleteLater()


def options(wishes):
    return wishes.options(origin=None, document="mine", run="Run 1")


def test_a_device_is_remembered_and_asked_for(wishes, dialogs):
    wishes.on_message(TWO)
    assert options(wishes).device == ""
    wishes.choose_device("GPU:0")
    assert options(wishes).device == "GPU:0"
    again = TrainingWishes(dialogs)
    again.on_message(TWO)
    assert options(again).device == "GPU:0"


def test_a_device_that_is_gone_is_not_asked_for(wishes):
    wishes.choose_device("GPU:0")
    wishes.on_message(EngineReady({}, devices=("CPU",)))
    assert options(wishes).device == ""


def test_the_documents_file_is_said(wishes):
    said = wishes.options(origin=Path("a.netb"), document="a", run="Run 1")
    assert said.origin == str(Path("a.netb").absolute())
    assert options(wishes).origin == ""


def test_plain_figures_are_asked_for_while_wanted(wishes):
    assert not options(wishes).measure_plain
    wishes.measure_plain(True)
    assert options(wishes).measure_plain


def test_the_schedule_goes_on_unless_nobody_wants_it(wishes, dialogs):
    assert options(wishes).continues_schedule
    wishes.continue_schedule(False)
    assert not options(wishes).continues_schedule
    assert not TrainingWishes(dialogs).continues_schedule


def test_event_files_need_a_folder(wishes, dialogs, tmp_path, qtbot):
    wishes.set_tensorboard(True)
    assert options(wishes).tensorboard is None
    dialogs.folder = tmp_path
    wishes.choose_tensorboard_folder()
    with qtbot.waitSignal(wishes.told) as told:
        assert options(wishes).tensorboard == tmp_path / "mine Run 1"
    assert str(tmp_path / "mine Run 1") in told.args[0]
    again = TrainingWishes(dialogs)
    assert again.writes_tensorboard
    again.set_tensorboard(False)
    assert options(again).tensorboard is None


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("mine", "mine Run 1"),
        ("../..", "Run 1"),
        ('a/b\\c:d*e?"f"', "a b c d e f Run 1"),
        ("", "Run 1"),
        ("Größe", "Größe Run 1"),
    ],
)
def test_event_folders_have_names_that_all_systems_allow(tmp_path, document, name):
    assert event_folder(tmp_path, document=document, run="Run 1") == tmp_path / name


def test_no_event_folder_is_used_twice(tmp_path):
    for name in ("mine Run 1", "mine Run 1 (2)"):
        path = event_folder(tmp_path, document="mine", run="Run 1")
        assert path == tmp_path / name
        path.mkdir()
