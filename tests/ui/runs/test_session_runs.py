"""What is done with runs makes the document unsaved, is told, and can be undone."""

from __future__ import annotations

import weakref
from pathlib import Path

import pytest
from runs import a_run, document_of

from netbuilder.errors import NetBuilderError


@pytest.fixture
def three(session):
    session.load(document_of(a_run(1), a_run(2), a_run(3)), path=Path("x.netb"))
    return session


def ids(runs):
    return [run.id for run in runs]


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        (lambda s: s.rename_run("r2", "best  one"), "name", "best one"),
        (lambda s: s.star_runs(["r2"], starred=True), "starred", True),
        (lambda s: s.hide_runs(["r2"], hidden=True), "hidden", True),
        (lambda s: s.colour_runs(["r2"], colour="#123456"), "colour", "#123456"),
    ],
)
def test_a_change_of_a_run_is_told_and_unsaved_and_no_undo_step(qtbot, three, change, field, value):
    with qtbot.waitSignals([three.runs_changed, three.state_changed]):
        change(three)
    assert getattr(three.document.runs[1], field) == value
    assert [getattr(three.document.runs[i], field) for i in (0, 2)] != [value, value]
    assert three.is_unsaved
    assert three.undo_stack.count() == 0


def test_what_changes_nothing_is_not_told(qtbot, three):
    with qtbot.assertNotEmitted(three.runs_changed):
        three.star_runs(["r2", "unknown"], starred=False)
    assert not three.is_unsaved


def test_a_refused_name_changes_nothing(three):
    for name in ("", "Run 3"):
        with pytest.raises(NetBuilderError):
            three.rename_run("r2", name)
    assert not three.is_unsaved


def test_deleted_runs_come_back_into_their_places(three):
    three.delete_runs(["r1", "r2"])
    assert ids(three.document.runs) == ["r3"]
    assert ids(three.document.trash) == ["r1", "r2"]
    assert three.is_unsaved
    three.restore_runs(["r2", "r1"])
    assert ids(three.document.runs) == ["r1", "r2", "r3"]
    assert not three.is_unsaved


def test_an_emptied_trash_is_gone_and_unsaved(three):
    three.delete_runs(["r1"])
    three.mark_saved(three.document, path=Path("x.netb"))
    three.empty_trash()
    assert three.document.trash == ()
    assert three.is_unsaved


def test_the_chosen_run_is_the_last_with_weights_until_another_is_chosen(qtbot, three):
    three.load(document_of(a_run(1), a_run(2), a_run(3, weights={})), path=None)
    assert three.chosen_run.id == "r2"
    with qtbot.waitSignal(three.run_chosen):
        three.choose_run("r3")
    assert three.chosen_run.id == "r3"
    with qtbot.assertNotEmitted(three.run_chosen):
        three.choose_run("r3")


def test_the_choice_leaves_with_a_deleted_run_and_returns_with_it(qtbot, three):
    three.choose_run("r1")
    with qtbot.waitSignal(three.run_chosen):
        three.delete_runs(["r1"])
    assert three.chosen_run.id == "r3"
    three.restore_runs(["r1"])
    assert three.chosen_run.id == "r1"


def test_a_new_run_is_chosen_if_it_has_weights(three):
    three.choose_run("r1")
    three.add_run(a_run(4))
    assert three.chosen_run.id == "r4"
    three.add_run(a_run(5, weights={}))
    assert three.chosen_run.id == "r4"


def test_another_document_forgets_the_choice(three):
    three.choose_run("r1")
    three.load(document_of(a_run(1), a_run(2)), path=None)
    assert three.chosen_run.id == "r2"


def test_an_emptied_trash_gives_the_weights_up_and_is_still_unsaved(three):
    array = weakref.ref(next(iter(three.document.runs[1].weights.values()))[0])
    three.delete_runs(["r2"])
    assert array() is not None
    three.empty_trash()
    assert array() is None
    assert three.is_unsaved
