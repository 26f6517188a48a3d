"""What a person does, from an empty canvas to a digit that is read, with mouse and drag events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand import Hand
from handwriting import WRITERS
from pen import draw_stroke
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netbuilder.files.recipes import load_recipe
from netbuilder.project.run import RunStatus
from netbuilder.ui.trainer.state import TrainingState

ONE_EPOCH_MS = 240_000
READY_MS = 120_000


def drag_an_mlp_together(window) -> None:
    hand = Hand(window.canvas)
    window.canvas.view.resetTransform()
    window.canvas.view.centerOn(330, 0)
    last = "input-1"
    for kind, node in (
        ("Flatten", "flatten-1"),
        ("Dense", "dense-1"),
        ("Activation", "activation-1"),
        ("Dense", "dense-2"),
    ):
        hand.drag_block(kind, onto=hand.behind(last))
        window.canvas.view.centerOn(window.canvas.scene.nodes[node])
        last = node
    hand.drag_block(
        "Dropout", onto=hand.middle_of(window.canvas.scene.graph.incoming("dense-2")[0])
    )


def type_into(box, text) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def fix_all_problems(window) -> None:
    """Press the button of the first problem until none is left."""
    window.panels.show_problems()
    while window.session.analysis.errors:
        before = window.session.analysis.errors
        card = window.panels.problems.widget().layout().itemAt(0).widget()
        QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
        assert window.session.analysis.errors != before


def train(qtbot, window) -> None:
    before = len(window.session.document.runs)
    button = window.toolbar.widgetForAction(window.verbs["train"])
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE, timeout=READY_MS)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()
    qtbot.waitUntil(lambda: len(window.session.document.runs) > before, timeout=ONE_EPOCH_MS)


def write(window, strokes) -> None:
    """Draw with the mouse on the pad."""
    window.panels.pad.clear()
    for stroke in strokes:
        draw_stroke(window.panels.pad.canvas, stroke)


def read(qtbot, window, strokes) -> int:
    """Draw and wait for the answer to the whole drawing."""
    write(window, strokes)
    qtbot.waitUntil(lambda: window.panels.pad.is_answered, timeout=10_000)
    return window.panels.pad.bars.winner


def test_from_an_empty_canvas_to_a_digit_that_is_read(qtbot, open_program, tmp_path):
    window = open_program().window
    window.verbs["new"].trigger()
    drag_an_mlp_together(window)
    window.canvas.scene.select(("dense-1",))
    type_into(window.panels.block.form.editors["units"].box, "200")
    type_into(window.panels.plan.form.editors["epochs"].box, "1")
    fix_all_problems(window)
    graph = window.session.project.graph
    assert [graph.block(n).kind() for n in ("dropout-1", "dense-2")] == ["Dropout", "Dense"]
    assert graph.block("dense-1").units == 200
    train(qtbot, window)
    run = window.session.document.runs[0]
    assert run.status is RunStatus.FINISHED
    assert run.test.metrics["accuracy"] > 0.9
    assert len(run.series.epochs) == 1
    assert read(qtbot, window, WRITERS["round"][0]) == 0

    saved = tmp_path / "first.netb"
    window.dialogs.save_path = saved
    window.verbs["save"].trigger()
    window.dialogs.save_path = tmp_path / "first.keras"
    window.verbs["export"].trigger()
    qtbot.waitUntil((tmp_path / "first.keras").is_file, timeout=60_000)
    assert window.dialogs.errors == []
    assert window.close()

    again = open_program(saved).window
    assert again.session.project.graph == graph
    assert again.session.document.runs[0].series == run.series
    assert read(qtbot, again, WRITERS["round"][0]) == 0
    again.canvas.scene.select(("dropout-1",))
    again.verbs["delete"].trigger()
    assert again.isWindowModified()
    again.verbs["undo"].trigger()
    assert not again.isWindowModified()
    again.files.open_file(tmp_path / "first.keras")
    assert again.dialogs.errors == []
    assert read(qtbot, again, WRITERS["round"][0]) == 0


@pytest.fixture
def trained_cnn(qtbot, open_program):
    window = open_program().window
    recipe = load_recipe("digits-cnn")
    window.files.open_recipe("digits-cnn")
    plan = recipe.plan.with_settings(epochs=2)
    window.session.edit("Two epochs", lambda project: replace(project, plan=plan))
    train(qtbot, window)
    return window


@pytest.mark.complete
def test_the_cnn_reads_two_writers(qtbot, trained_cnn):
    answers = {
        (writer, digit): read(qtbot, trained_cnn, strokes)
        for writer, digits in WRITERS.items()
        for digit, strokes in digits.items()
    }
    wrong = {key: answer for key, answer in answers.items() if answer != key[1]}
    assert len(wrong) <= 2, wrong
    assert trained_cnn.session.document.runs[0].test.metrics["accuracy"] > 0.975


def test_training_is_watched_stopped_and_resumed(qtbot, open_program):
    window = open_program().window
    qtbot.waitUntil(lambda: window.training.state is TrainingState.IDLE, timeout=READY_MS)
    window.verbs["train"].trigger()
    qtbot.waitUntil(lambda: window.training.trainer.live is not None, timeout=READY_MS)
    live = window.training.trainer.live
    qtbot.waitUntil(lambda: len(live.step_loss) > 20, timeout=READY_MS)
    write(window, WRITERS["round"][3])
    qtbot.waitUntil(lambda: window.panels.pad.is_answered, timeout=10_000)
    assert window.training.state is TrainingState.RUNNING
    window.verbs["stop"].trigger()
    qtbot.waitUntil(lambda: bool(window.session.document.runs), timeout=30_000)
    run = window.session.document.runs[0]
    assert run.status is RunStatus.STOPPED
    assert 20 < len(run.series.step_loss) < 540 * run.plan.epochs
    window.verbs["continue_training"].trigger()
    qtbot.waitUntil(lambda: window.training.trainer.live is not live, timeout=READY_MS)
    on = window.training.trainer.live
    qtbot.waitUntil(lambda: len(on.step_loss) > 20, timeout=READY_MS)
    assert sum(on.step_loss[:10]) < sum(live.step_loss[:10])
    window.close()
