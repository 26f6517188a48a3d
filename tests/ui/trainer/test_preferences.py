"""Device and TensorBoard files are remembered, and found in what a training is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from quiet_dialogs import QuietDialogs

from netbuilder.engine.messages import EngineReady
from netbuilder.ui.trainer.preferences import TrainingPreferences, event_folder

TWO = EngineReady({}, devices=("CPU", "GPU:0"))


@pytest.fixture
def dialogs() -> QuietDialogs:
    return QuietDialogs()


@pytest.fixture
def preferences(qapp, dialogs):
    made = TrainingPreferences(dialogs)
    yield made
    made.deleteLater()


def options(preferences):
    return preferences.options(origin=None, document="mine", run="Run 1")


def test_a_device_is_remembered_and_asked_for(preferences, dialogs):
    preferences.on_message(TWO)
    assert options(preferences).device == ""
    preferences.choose_device("GPU:0")
    assert options(preferences).device == "GPU:0"
    again = TrainingPreferences(dialogs)
    again.on_message(TWO)
    assert options(again).device == "GPU:0"


def test_a_device_that_is_gone_is_not_asked_for(preferences):
    preferences.choose_device("GPU:0")
    preferences.on_message(EngineReady({}, devices=("CPU",)))
    assert options(preferences).device == ""


def test_the_documents_file_is_said(preferences):
    said = preferences.options(origin=Path("a.netb"), document="a", run="Run 1")
    assert said.origin == str(Path("a.netb").absolute())
    assert options(preferences).origin == ""


def test_plain_figures_are_asked_for_while_wanted(preferences):
    assert not options(preferences).measure_plain
    preferences.measure_plain(True)
    assert options(preferences).measure_plain


def test_the_schedule_goes_on_unless_nobody_wants_it(preferences, dialogs):
    assert options(preferences).continues_schedule
    preferences.continue_schedule(False)
    assert not options(preferences).continues_schedule
    assert not TrainingPreferences(dialogs).continues_schedule


def test_event_files_need_a_folder(preferences, dialogs, tmp_path, qtbot):
    preferences.set_tensorboard(True)
    assert options(preferences).tensorboard is None
    dialogs.folder = tmp_path
    preferences.choose_tensorboard_folder()
    with qtbot.waitSignal(preferences.told) as told:
        assert options(preferences).tensorboard == tmp_path / "mine Run 1"
    assert str(tmp_path / "mine Run 1") in told.args[0]
    again = TrainingPreferences(dialogs)
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
