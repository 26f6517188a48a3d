"""Device and TensorBoard files are remembered, and found in what a training is asked for."""

from __future__ import annotations

import pytest
from contexts import context_of

from netbuilder.engine.messages import EngineReady
from netbuilder.ui.trainer.preferences import TrainingPreferences, event_folder
from netbuilder.ui.trainer.requests import fresh_request

TWO = EngineReady({}, devices=("CPU", "GPU:0"))


@pytest.fixture
def make(session, dialogs, notifier):
    return lambda: TrainingPreferences(
        context_of(session, dialogs=dialogs, notifier=notifier), session
    )


@pytest.fixture
def preferences(make):
    return make()


@pytest.fixture
def asked(project):
    """Return what is asked for, of a first run in the document `mine`."""
    request = fresh_request(project, number=1)
    return lambda preferences: preferences.applied_to(request, document="mine")


def test_a_device_is_remembered_and_asked_for(preferences, make, asked):
    preferences.on_message(TWO)
    assert asked(preferences).device == ""
    preferences.choose_device("GPU:0")
    assert asked(preferences).device == "GPU:0"
    again = make()
    again.on_message(TWO)
    assert asked(again).device == "GPU:0"


def test_a_device_that_is_gone_is_not_asked_for(preferences, asked):
    preferences.choose_device("GPU:0")
    preferences.on_message(EngineReady({}, devices=("CPU",)))
    assert asked(preferences).device == ""


def test_plain_figures_are_asked_for_while_wanted(preferences, asked):
    assert not asked(preferences).measure_plain
    preferences.measure_plain(True)
    assert asked(preferences).measure_plain


def test_the_schedule_goes_on_unless_nobody_wants_it(preferences, make, asked):
    assert asked(preferences).continues_schedule
    preferences.continue_schedule(False)
    assert not asked(preferences).continues_schedule
    assert not make().continues_schedule


def test_event_files_need_a_folder(preferences, make, asked, dialogs, notifier, tmp_path):
    preferences.set_tensorboard(True)
    assert asked(preferences).tensorboard is None
    dialogs.folder = tmp_path
    preferences.choose_tensorboard_folder()
    assert asked(preferences).tensorboard == tmp_path / "mine Run 1"
    assert str(tmp_path / "mine Run 1") in notifier.told[0]
    again = make()
    assert again.writes_tensorboard
    again.set_tensorboard(False)
    assert asked(again).tensorboard is None


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
