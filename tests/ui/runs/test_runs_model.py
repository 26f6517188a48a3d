"""The model follows the document, tells no more than changed, and sorts by meaning."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figures import a_score, a_series, an_epoch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from runs import a_run, document_of

from netbuilder.network.edit import set_block
from netbuilder.project.run import RunStatus
from netbuilder.project.run_end import Told
from netbuilder.ui.runs.cells import Column
from netbuilder.ui.runs.model import RunsModel, SortedRuns
from netbuilder.ui.style.theme import LIGHT

ROLE = Qt.ItemDataRole


@pytest.fixture
def model(session):
    return RunsModel(session, theme=LIGHT, parent=session)


def text(model, row, column):
    return model.index(row, column).data()


def names(model):
    return [model.index(row, Column.NAME).data() for row in range(model.rowCount())]


def test_a_row_says_what_a_run_was(session, model):
    session.load(document_of(a_run(1), a_run(2, continued="r1")), path=None)
    cells = [text(model, 1, column) for column in Column]
    assert cells == [
        "",
        "",
        "Run 2",
        "75.0 %",
        "50.2 %",
        "Diverged",
        "784 → 6 relu → 6 relu → 10 softmax",
        "4,822",
        "Adam 0.001, cross-entropy, batch 100, 10 epochs, continued from Run 1",
        "2 of 10",
        "last run, best of its network",
        "3.5 s",
        "1",
        "2026-01-01 10:02",
    ]


def test_many_runs_come_at_once(session, model):
    session.load(document_of(a_run(50), a_run(150)), path=None)
    told = []
    model.rowsInserted.connect(lambda parent, first, last: told.append((first, last)))
    session.load(document_of(*(a_run(number) for number in range(200))), path=None)
    assert told == [(0, 49), (51, 149), (151, 199)]


def test_only_what_changed_is_told(qtbot, session, model):
    session.load(document_of(*(a_run(number) for number in range(200))), path=None)
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(model.modelReset):
        session.star_runs(["r7"], starred=True)
        session.add_run(a_run(200, test=a_score(0.1, 0.4)))
    assert told == [(7, 7), (199, 199)]  # The last run before is the last no longer.
    assert model.rowCount() == 201


def test_a_row_says_whether_and_why_the_file_keeps_the_weights(session, model):
    better = a_series(epochs=(an_epoch(loss=1, accuracy=1, val_loss=0.1, val_accuracy=0.9),))
    gone = a_run(4, weights={})
    session.load(
        document_of(a_run(1, series=better), a_run(2), a_run(3, starred=True), gone, a_run(5)),
        path=None,
    )
    cells = [text(model, row, Column.WEIGHTS) for row in range(5)]
    assert cells == ["best of its network", "not kept", "starred", "–", "last run"]
    tips = [model.index(row, Column.WEIGHTS).data(ROLE.ToolTipRole) for row in range(5)]
    assert "The project file keeps its weights (19.3 kB): best of its network." in tips[0]
    assert "until the project is closed" in tips[1]
    assert "not kept" in tips[3]
    session.delete_runs(["r1"])
    assert text(model, 3, Column.WEIGHTS) == "last run, best of its network"


def test_a_row_says_that_a_run_was_stopped_early_and_which_epochs_it_had(session, model):
    stopped = a_run(2, status=RunStatus.STOPPED, first_epoch=10)
    patient = stopped.plan.with_settings(early_stopping=True)
    session.load(document_of(a_run(1, plan=patient), stopped), path=None)
    assert text(model, 0, Column.EPOCHS) == "2 of 10, stopped early"
    assert text(model, 1, Column.EPOCHS) == "2 of 10"
    early, continued = (model.index(row, Column.EPOCHS).data(ROLE.ToolTipRole) for row in (0, 1))
    assert "Stopped early after epoch 2 of 10: the validation loss had not decreased" in early
    assert "Epochs 11 to 12 of the whole training" in continued


def test_the_run_under_way_has_a_row_that_becomes_its_run(qtbot, session, model):
    session.load(document_of(a_run(1)), path=None)
    live = a_run(2, series=a_series(), test=None)
    model.show_live(live)
    assert names(model) == ["Run 1", "Run 2"]
    assert text(model, 1, Column.TEST) == "training…"
    assert not model.flags(model.index(1, Column.NAME)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.assertNotEmitted(model.rowsRemoved):
        session.add_run(a_run(2))
        model.show_live(None)
    assert text(model, 1, Column.TEST) == "50.2 %"


def test_a_failed_run_shows_a_sign_and_why(session, model):
    failed = a_run(1, status=RunStatus.FAILED, reason=Told(text="The loss diverged."), test=None)
    session.load(document_of(failed, a_run(2)), path=None)
    cell = model.index(0, Column.TEST)
    assert cell.data() == "failed"
    assert cell.data(ROLE.ToolTipRole) == "The loss diverged."
    assert not cell.data(ROLE.DecorationRole).isNull()
    assert cell.data(ROLE.ForegroundRole).name() == LIGHT.error


def test_the_best_scores_are_bold(session, model):
    session.load(document_of(a_run(1), a_run(2)), path=None)
    assert model.index(0, Column.TEST).data(ROLE.FontRole) is None
    assert model.index(1, Column.TEST).data(ROLE.FontRole).bold()
    session.delete_runs(["r2"])
    assert model.index(0, Column.TEST).data(ROLE.FontRole) is None


def test_eye_and_star_are_spoken(session, model):
    session.load(document_of(a_run(1, hidden=True, starred=True)), path=None)
    assert model.index(0, Column.SHOWN).data(ROLE.AccessibleTextRole) == "hidden"
    assert model.index(0, Column.STAR).data(ROLE.AccessibleTextRole) == "starred"


def test_a_refused_name_is_told_and_the_old_one_stays(qtbot, session, model):
    session.load(document_of(a_run(1)), path=None)
    with qtbot.waitSignal(model.refused):
        assert not model.setData(model.index(0, Column.NAME), "  ")
    assert model.setData(model.index(0, Column.NAME), "卷积")
    assert names(model) == ["卷积"]


def test_a_run_named_anew_is_so_named_by_those_that_continue_it(session, model):
    session.load(document_of(a_run(1), a_run(2, continued="r1")), path=None)
    session.rename_run("r1", "first")
    assert text(model, 1, Column.PLAN).endswith("continued from first")


def test_the_selection_stays_with_its_run_in_another_order(session, panel):
    session.load(document_of(a_run(2), a_run(1), a_run(3)), path=None)
    session.choose_run("r1")
    session.delete_runs(["r3"])
    session.restore_runs(["r3"])
    assert names(panel.model) == ["Run 1", "Run 2", "Run 3"]
    assert panel.table.current_id() == "r1"
    assert session.chosen_run.id == "r1"


def wide(run, units):
    graph = set_block(run.graph, "dense-1", run.graph.block("dense-1").with_settings(units=units))
    return replace(run, graph=graph)


def epochs(count, share):
    epoch = an_epoch(loss=1.0, accuracy=0.5, val_accuracy=share, seconds=10.0)
    return a_series(epochs=(epoch,) * count)


@pytest.mark.parametrize(
    ("column", "runs"),
    [
        (Column.NAME, [a_run(1, name=n) for n in ("alpha", "Run 2", "Run 10", "Zebra")]),
        (Column.PARAMETERS, [wide(a_run(1), units) for units in (2, 9, 100)]),
        (Column.EPOCHS, [a_run(1, series=epochs(n, 0.5)) for n in (0, 2, 10, 100)]),
        (Column.TIME, [a_run(1, series=epochs(n, 0.5)) for n in (1, 5, 7, 400)]),
        (Column.VALIDATION, [a_run(1, series=epochs(1, s)) for s in (None, 0.0, 0.099, 0.5, 1.0)]),
        (Column.SEED, [a_run(1, plan=a_run(1).plan.with_settings(seed=s)) for s in (2, 10, 100)]),
        (
            Column.TEST,
            [
                a_run(1, status=RunStatus.FAILED, test=None),
                a_run(1, test=None),
                a_run(1, test=a_score(1.0, 0.099)),
                a_run(1, test=a_score(1.0, 0.5)),
            ],
        ),
        (
            Column.STARTED,
            [
                a_run(1, started=s)
                for s in ("", "2026-01-01T10:00:00+02:00", "2026-01-01T09:00:00+00:00")
            ],
        ),
    ],
)
def test_columns_are_sorted_by_what_they_mean(session, model, column, runs):
    apart = [
        replace(run, id=f"r{place}", name=run.name if column is Column.NAME else f"Run {place}")
        for place, run in enumerate(runs)
    ]
    session.load(document_of(*reversed(apart)), path=None)
    proxy = SortedRuns(session)
    proxy.setSourceModel(model)
    for order, expected in (
        (Qt.SortOrder.AscendingOrder, apart),
        (Qt.SortOrder.DescendingOrder, apart[::-1]),
    ):
        proxy.sort(column, order)
        assert names(proxy) == [run.name for run in expected]


def acts():
    number = st.integers(0, 6)
    return st.lists(
        st.tuples(st.sampled_from(["add", "delete", "back", "star", "empty", "live"]), number),
        max_size=25,
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts())
def test_rows_follow_whatever_is_done(session, model, steps):
    session.load(document_of(), path=None)
    model.show_live(None)
    live = a_run(9)
    proxy = SortedRuns(session)
    proxy.setSourceModel(model)
    for verb, number in steps:
        run_id = f"r{number}"
        known = [run.id for run in (*session.document.runs, *session.document.trash)]
        match verb:
            case "add" if run_id not in known:
                session.add_run(a_run(number))
            case "delete":
                session.delete_runs([run_id])
            case "back":
                session.restore_runs([run_id])
            case "star":
                session.star_runs([run_id], starred=bool(number % 2))
            case "empty":
                session.empty_trash()
            case "live":
                model.show_live(live if number % 2 else None)
        shown = [row.run for row in model.rows if not row.is_live]
        assert shown == list(session.document.runs)
        assert all(one is other for one, other in zip(shown, session.document.runs, strict=True))
        assert proxy.rowCount() == model.rowCount()
    proxy.deleteLater()


def test_runs_keep_their_colours_when_one_before_them_is_deleted(session):
    session.load(document_of(*(a_run(number) for number in range(4))), path=None)
    model = RunsModel(session, theme=LIGHT)
    before = [model.colour_of(f"r{number}") for number in range(4)]
    session.delete_runs(["r1"])
    assert [model.colour_of(f"r{number}") for number in (0, 2, 3)] == [before[0], *before[2:]]
    session.restore_runs(["r1"])
    assert [model.colour_of(f"r{number}") for number in range(4)] == before


def test_runs_keep_their_colours_when_the_trash_is_emptied(session):
    session.load(document_of(*(a_run(number) for number in range(4))), path=None)
    model = RunsModel(session, theme=LIGHT)
    before = [model.colour_of(f"r{number}") for number in range(4)]
    session.delete_runs(["r0", "r1"])
    live = a_run(9)
    model.show_live(live)
    under_way = model.colour_of("r9")
    session.empty_trash()
    assert [model.colour_of(f"r{number}") for number in (2, 3)] == before[2:]
    assert model.colour_of("r9") == under_way
    session.add_run(live)
    assert model.colour_of("r9") == under_way
