from __future__ import annotations

import math

import numpy as np
import pytest
from handwriting import SLANTED
from other_tasks import SIDES, other_data_sets
from pen import draw_stroke, move, press, release
from PySide6.QtCore import Qt, QTimer

from netbuilder.data.framing import Steps, empty_image, frame_drawing
from netbuilder.engine.messages import EngineFailed, EngineReady
from netbuilder.engine.probes.comparison import Compared
from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.subject import SubjectLoaded, SubjectMissing
from netbuilder.errors import NetBuilderError
from netbuilder.ui.pad.questions import FRUGAL_PAUSE_MILLISECONDS, PAUSE_MILLISECONDS
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.ui.trainer.trainer import Trainer

SEVEN = [(0.3, 0.2), (0.5, 0.2), (0.7, 0.2), (0.6, 0.5), (0.5, 0.8)]
WINNER = 7
ANSWER = tuple(0.93 if digit == WINNER else 0.07 / 9 for digit in range(10))


def answer(panel, number: int, probabilities=ANSWER, source: str = "Run 1, epoch 3") -> None:
    panel.on_message(Predicted(tuple(probabilities), number=number, source=source))


@pytest.fixture
def trained(panel, qtbot):
    panel.on_message(SubjectLoaded("Run 1"))
    settle(panel, qtbot)
    return panel


def settle(panel, qtbot) -> None:
    """Wait until nothing is left to ask."""
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in panel.findChildren(QTimer)))


def test_before_there_is_an_engine_the_sheet_says_when_it_will_be_answered(panel, engine):
    trainer = Trainer(engine)
    panel.follow(trainer)
    words = "Draw a digit: the prediction appears once TensorFlow has started"
    assert panel.canvas.hint == words
    trainer.on_message(EngineReady({"keras": "3"}))
    assert panel.canvas.hint == "Draw a digit"
    trainer.on_message(EngineFailed(NetBuilderError("TensorFlow cannot be imported")))
    assert "could not be started" in panel.canvas.hint


def test_the_bars_are_those_of_the_task_that_was_learned(trained, engine, qtbot):
    with other_data_sets():
        trained.on_message(SubjectLoaded("Run 2", dataset=SIDES.key))
        draw_stroke(trained.canvas, SEVEN)
        settle(trained, qtbot)
        answer(trained, engine.newest, (0.01, 0.99), source="Run 2")
        assert trained.status == "A right (99 %). Predicted by Run 2."
        assert trained.bars.names == ("left", "right")
        assert trained.bars.accessibleDescription() == "right, 99 %"
        trained.on_message(Compared(ANSWER, "the built-in model", number=engine.newest))
        assert trained.bars.rival == ()
        trained.on_message(SubjectLoaded("Run 1"))
    assert trained.bars.names == tuple("0123456789")
    assert trained.bars.probabilities == ()


def test_without_weights_nothing_is_asked_but_the_image_is_shown(panel, engine, qtbot):
    panel.on_message(SubjectMissing("The network takes 100 numbers, the pad gives 784."))
    draw_stroke(panel.canvas, SEVEN)
    settle(panel, qtbot)
    assert engine.images == {}
    assert panel.view.image.max() == 255
    assert panel.status == "The network takes 100 numbers, the pad gives 784."


def test_an_empty_sheet_says_draw_a_digit_and_asks_nothing(trained, engine):
    assert trained.canvas.hint == "Draw a digit"
    assert engine.images == {}


def test_the_network_is_asked_while_the_pen_moves(trained, engine, qtbot):
    press(trained.canvas, SEVEN[0])
    for point in SEVEN[1:3]:
        move(trained.canvas, point)
    qtbot.waitUntil(lambda: engine.newest >= 1)
    before = engine.newest
    for point in SEVEN[3:]:
        move(trained.canvas, point)
    qtbot.waitUntil(lambda: engine.newest > before)
    release(trained.canvas, SEVEN[-1])
    settle(trained, qtbot)
    expected = frame_drawing(trained.canvas.drawing)
    assert np.array_equal(engine.images[engine.newest], expected)
    assert np.array_equal(trained.view.image, expected)


def test_a_hundred_movements_at_once_are_few_questions(trained, engine, qtbot):
    press(trained.canvas, (0.1, 0.1))
    for index in range(100):
        move(trained.canvas, (0.1 + index / 200, 0.5))
    release(trained.canvas, (0.6, 0.5))
    settle(trained, qtbot)
    assert 1 <= engine.newest < 100
    assert PAUSE_MILLISECONDS >= 1000 // 60


def test_the_answer_is_shown_with_whose_weights_gave_it(trained, engine, qtbot):
    draw_stroke(trained.canvas, SEVEN)
    settle(trained, qtbot)
    answer(trained, engine.newest)
    assert trained.bars.winner == WINNER
    assert trained.bars.accessibleDescription() == "7, 93 %"
    assert trained.status == "A 7 (93 %). Predicted by Run 1, epoch 3."


def test_a_late_answer_is_dropped(trained, engine, qtbot):
    for _stroke in range(2):
        draw_stroke(trained.canvas, SEVEN)
        settle(trained, qtbot)
    assert engine.newest >= 2
    answer(trained, engine.newest)
    answer(trained, engine.newest - 1, reversed(ANSWER))
    assert trained.bars.winner == WINNER


def test_an_answer_to_what_was_cleared_is_dropped(trained, engine, qtbot):
    draw_stroke(trained.canvas, SEVEN)
    settle(trained, qtbot)
    trained.clear()
    answer(trained, engine.newest)
    assert trained.bars.winner is None
    settle(trained, qtbot)
    assert np.array_equal(trained.view.image, empty_image())


def test_an_answer_of_weights_that_are_gone_is_dropped(trained, engine, qtbot):
    draw_stroke(trained.canvas, SEVEN)
    settle(trained, qtbot)
    trained.on_message(SubjectMissing("No weights."))
    answer(trained, engine.newest)
    assert trained.bars.winner is None
    assert trained.status == "No weights."


def test_a_prediction_that_failed_says_why_and_the_next_stroke_is_asked_about(
    trained, engine, qtbot
):
    draw_stroke(trained.canvas, SEVEN)
    settle(trained, qtbot)
    answer(trained, engine.newest)
    draw_stroke(trained.canvas, SEVEN)
    settle(trained, qtbot)
    failed = engine.newest
    trained.on_message(Unanswered(reason="Too large.", question="Predict", number=failed))
    assert (trained.bars.winner, trained.status) == (None, "Too large.")
    draw_stroke(trained.canvas, SEVEN)
    settle(trained, qtbot)
    assert engine.newest > failed
    answer(trained, engine.newest)
    assert trained.bars.winner == WINNER


def test_new_weights_are_asked_about_the_present_drawing(trained, engine, qtbot):
    draw_stroke(trained.canvas, SEVEN)
    settle(trained, qtbot)
    before = engine.newest
    trained.on_message(SubjectLoaded("Run 2"))
    qtbot.waitUntil(lambda: engine.newest == before + 1)
    answer(trained, engine.newest, source="Run 2, epoch 1")
    assert trained.status == "A 7 (93 %). Predicted by Run 2, epoch 1."


def test_an_answer_that_is_no_number_is_said_so(trained, engine, qtbot):
    draw_stroke(trained.canvas, SEVEN)
    settle(trained, qtbot)
    answer(trained, engine.newest, [math.nan] * 10)
    assert trained.bars.winner is None
    assert "outputs NaN" in trained.status


def test_buttons_undo_and_clear_by_keyboard(trained, qtbot):
    tools = trained.tools
    assert not tools.undo.isEnabled()
    assert not tools.clear.isEnabled()
    draw_stroke(trained.canvas, SEVEN)
    qtbot.keyClick(tools.clear, Qt.Key.Key_Space)
    assert trained.canvas.drawing.is_empty
    qtbot.keyClick(tools.undo, Qt.Key.Key_Space)
    assert len(trained.canvas.drawing.strokes) == 1


def test_the_slider_sets_the_pen_by_keyboard(trained, qtbot):
    before = trained.canvas.pen_width
    qtbot.keyClick(trained.tools.pen, Qt.Key.Key_Right)
    assert trained.canvas.pen_width > before
    draw_stroke(trained.canvas, SEVEN)
    assert trained.canvas.drawing.strokes[0].width == trained.canvas.pen_width


def test_every_control_has_a_name(panel):
    tools = panel.tools
    for control in (panel.canvas, panel.view, panel.bars, tools.pen, tools.undo, tools.clear):
        assert control.accessibleName()


@pytest.mark.parametrize("width", [300, 360, 480, 800])
def test_nothing_is_cut_off(panel, width):
    panel.resize(width, 300)
    panel.grab()
    assert panel.width() == width
    for part in (panel.canvas, panel.view, panel.bars, panel.tools):
        assert part.width() >= part.minimumSizeHint().width()
        assert part.height() >= part.minimumSizeHint().height()
        assert panel.rect().contains(part.geometry())


def test_another_theme_changes_every_colour(panel):
    light = panel.grab().toImage()
    panel.setPalette(palette_of(DARK))
    dark = panel.grab().toImage()
    assert light.pixelColor(2, 2) != dark.pixelColor(2, 2)
    assert light.pixelColor(60, 60) != dark.pixelColor(60, 60)


def test_a_quiet_pad_runs_no_timer(trained, qtbot):
    draw_stroke(trained.canvas, SEVEN)
    settle(trained, qtbot)
    trained.close()
    assert not any(timer.isActive() for timer in trained.findChildren(QTimer))


def test_a_training_is_left_the_processors(trained, engine, monkeypatch):
    """Fewer questions while it computes, as many as can be seen otherwise."""
    trainer = Trainer(engine)
    trained.follow(trainer)
    (timer,) = trained.findChildren(QTimer)
    begun = []
    monkeypatch.setattr(timer, "start", begun.append)
    monkeypatch.setattr("netbuilder.ui.widgets.throttle.perf_counter", lambda: 0.0)
    for state, pause in (
        (TrainingState.RUNNING, FRUGAL_PAUSE_MILLISECONDS),
        (TrainingState.PAUSED, PAUSE_MILLISECONDS),
        (TrainingState.STOPPING, FRUGAL_PAUSE_MILLISECONDS),
        (TrainingState.IDLE, PAUSE_MILLISECONDS),
    ):
        trainer.state_changed.emit(state)
        trained.questions.ask_again()
        draw_stroke(trained.canvas, SEVEN)
        trained.clear()
        assert begun.pop() == pause


def test_what_is_kept_is_framed_by_all_steps(trained, engine, qtbot):
    trained.questions.set_steps(Steps(scales=False))
    draw_stroke(trained.canvas, [(0.1, 0.1), (0.15, 0.1), (0.12, 0.2)])
    settle(trained, qtbot)
    answer(trained, engine.newest)
    with qtbot.waitSignal(trained.labelled) as labelled:
        trained.bars.digit_clicked.emit(7)
    image, digit = labelled.args
    assert digit == 7
    assert np.array_equal(image, frame_drawing(trained.canvas.drawing))
    assert not np.array_equal(image, trained.view.image)


def test_the_theme_changes_nothing_that_the_network_sees(trained, engine, qtbot):
    seen = {}
    for theme in (LIGHT, DARK):
        trained.setPalette(palette_of(theme))
        images = []
        for strokes in SLANTED.values():
            trained.clear()
            for stroke in strokes:
                draw_stroke(trained.canvas, stroke)
            settle(trained, qtbot)
            images.append(engine.images[engine.newest])
        seen[theme.name] = np.stack(images)
    assert len({image.tobytes() for image in seen["light"]}) == len(SLANTED)
    assert np.array_equal(seen["light"], seen["dark"])
