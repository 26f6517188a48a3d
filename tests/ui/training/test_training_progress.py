from __future__ import annotations

from dataclasses import replace

import pytest
from figures import a_series, an_epoch
from PySide6.QtCore import QTimer

from netbuilder.engine.messages import EngineReady, RunEnded
from netbuilder.errors import NetBuilderError
from netbuilder.network.graph import Graph
from netbuilder.project.document import Document
from netbuilder.project.run import RunStatus
from netbuilder.project.run_end import Told
from netbuilder.project.task import ExampleKind
from netbuilder.project.verdict import verdict_of
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of
from netbuilder.ui.trainer.current import Current
from netbuilder.ui.trainer.requests import fresh_request
from netbuilder.ui.trainer.state import Progress
from netbuilder.ui.trainer.words import ended_sentence, progress_sentence, time_left
from netbuilder.ui.training.progress import TrainingProgress
from netbuilder.ui.widgets.eliding_label import ElidingLabel

HALFWAY = Progress(
    stage="Training",
    epoch=2,
    epochs=10,
    step=340,
    steps_per_epoch=540,
    fraction=0.163,
    example=ExampleKind.IMAGE,
    images_per_second=38_123.0,
    seconds_left=12.2,
)


@pytest.fixture
def current(session, engine, trainer, project) -> Current:
    session.load(Document(project), path=None)
    return Current(session, engine, trainer, session)


@pytest.fixture
def widget(qtbot, trainer, session, project, current) -> TrainingProgress:
    made = TrainingProgress()
    qtbot.addWidget(made)
    made.follow(trainer, current, session)
    made.show()
    return made


def test_sentence_while_training():
    assert progress_sentence(HALFWAY) == "Epoch 2/10 · step 340/540 · 12 s left · 38,000 images/s"


def test_sentence_while_compiling_names_the_stage():
    assert progress_sentence(Progress(stage="Compiling", epochs=10)) == "Compiling"


def test_sentence_while_stopping_names_the_stage():
    assert progress_sentence(replace(HALFWAY, stage="Stopping", seconds_left=None)) == (
        "Stopping · Epoch 2/10"
    )


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-1.0, "0 s left"),
        (59.4, "59 s left"),
        (59.6, "1 min 00 s left"),
        (61.0, "1 min 01 s left"),
        (3600.0, "1 h 00 min left"),
        (7384.0, "2 h 03 min left"),
    ],
)
def test_time_left(seconds, words):
    assert time_left(seconds) == words


def test_sentences_at_the_end(run):
    assert ended_sentence(run) == "98.1 % of the 10,000 test images classified correctly"
    stopped = replace(run, status=RunStatus.STOPPED)
    assert (
        ended_sentence(stopped) == "Stopped · 98.1 % of the 10,000 test images classified correctly"
    )
    best = replace(stopped, best_epoch=1, first_epoch=3)
    assert ended_sentence(best) == (
        "Stopped · Best epoch 5 kept · 98.1 % of the 10,000 test images classified correctly"
    )
    patient = run.plan.with_settings(early_stopping=True)
    epochs = a_series(epochs=(an_epoch(loss=0.5, accuracy=0.9),) * 4)
    early = replace(run, plan=patient, series=epochs, first_epoch=3)
    assert ended_sentence(early) == (
        "Stopped early after epoch 7 of 13 · 98.1 % of the 10,000 test images classified correctly"
    )
    failed = replace(run, status=RunStatus.FAILED, reason=Told(text="The loss became NaN."))
    assert ended_sentence(failed) == "The loss became NaN."


def test_the_widget_follows_a_training(widget, session, current, trainer, project, run):
    assert widget.text == "TensorFlow is starting"
    trainer.on_message(EngineReady({}))
    assert widget.text == "Ready to train"
    trainer.begin(fresh_request(project, number=1))
    assert widget.text == "Building the network"
    assert widget.bar.is_busy
    widget.on_progressed(HALFWAY)
    assert widget.text == progress_sentence(HALFWAY)
    assert widget.bar.value() / widget.bar.maximum() == pytest.approx(0.163, abs=0.002)
    assert widget.bar.accessibleDescription() == widget.text
    run = replace(run, id=trainer.running.run_id)
    session.add_run(run)
    trainer.on_message(RunEnded(run))
    current.ended(run)
    assert widget.text == f"Run 1 · {verdict_of(run).title} · {ended_sentence(run)}"
    assert widget.bar.value() == widget.bar.maximum()
    session.edit("Units", lambda p: replace(p, graph=Graph()))
    assert (widget.text, widget.bar.value()) == ("Add an Input", 0)
    session.undo_stack.undo()
    assert widget.text == f"Run 1 · {verdict_of(run).title} · {ended_sentence(run)}"


def wordings(widget) -> list[str]:
    """Return what is shown as the room becomes less."""
    shown = []
    for width in range(900, widget.minimumSizeHint().width() - 1, -1):
        widget.resize(width, widget.height())
        shown.append(widget.shown)
        label = widget.findChild(ElidingLabel)
        assert label.fontMetrics().horizontalAdvance(widget.shown) <= label.width()
    return list(dict.fromkeys(shown))


def test_less_is_said_where_there_is_less_room_before_training(widget, trainer):
    assert wordings(widget) == ["TensorFlow is starting", "Starting"]
    trainer.on_message(EngineReady({}))
    assert wordings(widget) == ["Ready to train"]


def test_less_is_said_where_there_is_less_room_while_training(widget):
    widget.on_progressed(HALFWAY)
    assert wordings(widget) == [
        "Epoch 2/10 · step 340/540 · 12 s left · 38,000 images/s",
        "Epoch 2/10 · step 340/540 · 12 s left",
        "Epoch 2/10 · 12 s left",
        "Epoch 2/10",
    ]
    long = replace(HALFWAY, epoch=98_765, epochs=100_000, seconds_left=40_000.0)
    widget.on_progressed(replace(long, stage="Validating"))
    assert wordings(widget)[-1] == "98,765/100,000"


def test_less_is_said_where_there_is_less_room_after_training(
    widget, session, current, trainer, run
):
    trainer.on_message(EngineReady({}))
    session.add_run(run)
    current.ended(run)
    verdict = verdict_of(run).title
    assert wordings(widget) == [
        f"Run 1 · {verdict} · {ended_sentence(run)}",
        f"Run 1 · {verdict} · 98.1 % in the test",
        f"{verdict} · 98.1 % in the test",
        f"{verdict} · 98.1 %",
        "98.1 % in the test",
    ]


def test_no_text_changes_the_width(widget):
    sizes = set()
    for stage in ("", "Compiling", "x" * 500):
        widget.on_progressed(Progress(stage=stage))
        sizes.add((widget.sizeHint().width(), widget.minimumSizeHint().width()))
        widget.grab()
    assert len(sizes) == 1
    assert widget.text == "x" * 500


def test_a_refusal_stands_out_in_both_themes(widget, current, trainer):
    trainer.on_message(EngineReady({}))
    current.refused(NetBuilderError("Too large"))
    for theme in (LIGHT, DARK):
        widget.setPalette(palette_of(theme))
        image = widget.grab().toImage()
        colours = {
            image.pixelColor(x, y).name() for x in range(60) for y in range(image.height() // 2)
        }
        assert theme.error in colours


def test_steps_are_shown_ten_times_a_second_and_another_stage_at_once(widget, qtbot, monkeypatch):
    said = []
    label = widget.findChild(ElidingLabel)
    monkeypatch.setattr(label, "set_text", lambda text, **_wordings: said.append(text))
    first = Progress(stage="Training", epoch=1, epochs=2, step=1, steps_per_epoch=9, fraction=0.1)
    for step in range(1, 9):
        widget.on_progressed(replace(first, step=step, seconds_left=1.0))
    assert len(said) == 1
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "step 8/9" in said[-1]
    widget.on_progressed(replace(first, stage="Testing", fraction=None))
    assert len(said) == 3


def test_the_busy_bar_moves_only_while_it_is_seen(widget, qtbot):
    (timer,) = widget.bar.findChildren(QTimer)
    widget.on_progressed(Progress(stage="Compiling"))
    before = widget.bar.grab().toImage()
    qtbot.waitUntil(lambda: widget.bar.grab().toImage() != before)
    widget.hide()
    assert not timer.isActive()
    widget.show()
    assert timer.isActive()
    widget.on_progressed(HALFWAY)
    assert not timer.isActive()
