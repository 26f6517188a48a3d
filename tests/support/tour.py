"""A way through the window, past what it says in each of its states."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from figures import an_epoch
from hand import Hand
from pen import draw_stroke
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from recorded import recorded
from training import ready

from netbuilder.engine.messages import (
    CheckpointFailed,
    EngineFailed,
    EpochDone,
    KnobsRefused,
    KnobsTurned,
    RunEnded,
    RunRefused,
    RunStage,
    Stage,
    StepsDone,
)
from netbuilder.engine.probes.activations import Activated
from netbuilder.engine.probes.comparison import Compared
from netbuilder.engine.probes.explanation import Explain, Explained
from netbuilder.engine.probes.likeness import Likeness
from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.subject import SubjectLoaded, SubjectMissing
from netbuilder.errors import NetBuilderError
from netbuilder.project.document import Document
from netbuilder.project.plan import Schedule
from netbuilder.project.project import Project
from netbuilder.project.run import Change
from netbuilder.project.run_end import Diverged, NotFinite, Told, Where
from netbuilder.ui.trainer.state import TrainingState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.engine.messages import Message
    from netbuilder.project.run import Run

KINDS = ("Conv2D", "Dropout", "BatchNormalization", "Concatenate")
SEVEN = [(0.3, 0.2), (0.7, 0.2), (0.5, 0.8)]
ENDS = ("nan", "keep-best", "adam-rate-10", "tiny-data")
"""Recorded runs that came to other ends than the one that is looked at closely."""
SHARES = tuple(0.91 if digit == 7 else 0.01 for digit in range(10))
IMAGE = np.full((28, 28), 9, np.uint8)
A_REFUSAL = NetBuilderError("1", found="2", expected="3", advice="4")
"""A refusal whose own words are of no language."""
NO_KEYS, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Tour:
    """Leads a window with a talking engine from state to state; each has a name."""

    def __init__(self, window, engine, qtbot) -> None:
        self.window, self.engine, self.qtbot = window, engine, qtbot
        self.canvas, self.panels, self.verbs = window.canvas, window.panels, window.verbs
        self.hand = Hand(self.canvas)

    def states(self) -> Iterator[str]:
        yield "first start"
        yield from self.editing()
        yield from self.gestures()
        yield from self.planning()
        yield from self.training()
        yield from self.looking()
        yield from self.ends()

    def editing(self) -> Iterator[str]:
        for kind in KINDS:
            self.canvas.add_block(kind)
            yield kind
        self.canvas.select_all()
        yield "several selected"
        for verb in ("group", "collapse", "add_note"):
            self.verbs[verb].trigger()
            self.canvas.view.zoom_to_fit()
            yield verb
            self.close_prompt()

    def close_prompt(self) -> None:
        for prompt in (self.canvas.grouper.prompt, self.canvas.noter.prompt):
            prompt.close()

    def gestures(self) -> Iterator[str]:
        self.open("lecture-sigmoid")
        self.canvas.view.zoom_to_fit()
        QApplication.processEvents()
        block = self.canvas.scene.nodes["dense-1"].pos()
        out, void = self.hand.output_of("dense-1"), block + QPointF(0, 150)
        for name, start, end, keys in (
            ("a wire to its own block", out, self.hand.input_of("flatten-1"), NO_KEYS),
            ("a wire to empty space", out, void, NO_KEYS),
            ("a wire moved", self.hand.input_of("dense-2"), void, NO_KEYS),
            ("a block moved", block, void, NO_KEYS),
            ("a block copied", block, void, CTRL),
        ):
            self.hand.drag(start, end, let_go=False, keys=keys)
            yield name
            self.hand.right_click(end)
            self.hand.release(end)
            self.canvas.adder.menu.close()
            self.window.session.undo_stack.setIndex(0)

    def planning(self) -> Iterator[str]:
        self.panels.side.setCurrentIndex(1)
        yield "plan"
        for schedule in Schedule:
            self.window.session.edit("1", partial(with_schedule, schedule=schedule))
            yield f"schedule {schedule}"

    def training(self) -> Iterator[str]:
        run = self.open("lecture-sigmoid")
        ready(self.qtbot, self.window, self.engine)
        yield "ready"
        run_id = self.begin()
        for stage in Stage:
            self.tell(RunStage(run_id, stage))
            yield f"stage {stage}"
        self.tell(RunStage(run_id, Stage.TRAINING), steps(run_id))
        yield "steps"
        yield from self.steering(run_id)
        self.tell(CheckpointFailed(run_id, A_REFUSAL))
        yield "the state cannot be written"
        self.tell(RunRefused(run_id, A_REFUSAL))
        yield "refused"
        run_id = self.begin()
        self.end(run, run_id)
        yield "ended"

    def steering(self, run_id: str) -> Iterator[str]:
        knobs = self.window.training.trainer.steering.knobs
        change = Change(step=3, setting="learning_rate", before=0.1, after=0.01)
        turned = replace(knobs, learning_rate=0.01)
        self.tell(
            KnobsTurned(run_id=run_id, knobs=turned, changes=(change,), steps_per_epoch=540),
            EpochDone(run_id, 0, an_epoch(loss=1.5, accuracy=0.5, seconds=2, steps=540)),
        )
        yield "a setting changed"
        self.panels.plots.draw_now()
        yield "its mark in the plots"
        self.tell(KnobsRefused(run_id, A_REFUSAL, turned))
        yield "a setting refused"
        for verb in ("pause", "stop"):
            self.verbs[verb].trigger()
            yield verb

    def looking(self) -> Iterator[str]:
        plot = self.panels.plots.loss
        self.panels.show_plots()
        self.panels.plots.pair.show_pointer(plot, QPointF(5.0, 0.05))
        yield "read-out"
        for index in range(self.panels.below.count()):
            self.panels.below.setCurrentIndex(index)
            yield f"tab {index}"
        yield from self.drawing()

    def drawing(self) -> Iterator[str]:
        pad, run = self.panels.pad, self.window.session.document.runs[-1]
        self.tell(SubjectLoaded(run.name, run_id=run.id))
        self.verbs["compare"].trigger()
        self.verbs["show_activations"].trigger()
        self.verbs["show_drawing"].trigger()
        draw_stroke(pad.canvas, SEVEN)
        self.qtbot.waitUntil(lambda: self.engine.newest > 0)
        number = self.engine.newest
        self.tell(Predicted(SHARES, number=number, source=run.name, run_id=run.id))
        self.tell(Compared(SHARES, number=number, rival="2"))
        values = {node: np.eye(10, dtype=np.float32) for node in run.graph.nodes}
        self.tell(Activated(run.graph, values, number=number, run_id=run.id))
        yield "a prediction"
        self.qtbot.waitUntil(lambda: bool(self.engine.of(Explain)))
        likeness = tuple(Likeness(IMAGE, digit, 0.9) for digit in range(5))
        support = np.eye(28, dtype=np.float32)
        (asked,) = self.engine.of(Explain)[-1:]
        found = Explained(digit=7, support=support, neighbours=likeness)
        self.tell(replace(found, number=asked.number, asker=asked.asker, run_id=run.id))
        yield "an explanation"
        self.canvas.scene.select(("dense-1",))
        self.verbs["show_neurons"].trigger()
        yield "activations"
        pad.bars.digit_clicked.emit(7)
        self.verbs["show_my_drawings"].trigger()
        yield "my drawings"
        self.tell(SubjectMissing(pad.status))
        yield "no prediction"

    def ends(self) -> Iterator[str]:
        for name in ENDS:
            run = self.open(name)
            self.end(run, self.begin())
            self.panels.show_problems()
            yield f"end {name}"
        self.panels.show_plots()
        self.verbs["delete_runs"].trigger()
        self.panels.below.setCurrentIndex(1)
        yield "a deleted run"
        self.tell(EngineFailed(A_REFUSAL))
        self.qtbot.waitUntil(lambda: self.window.training.state is TrainingState.FAILED)
        yield "no engine"

    def open(self, name: str) -> Run:
        """Open the project of a recorded run, and return the run."""
        run = recorded(name)
        self.window.session.load(Document(Project(graph=run.graph, plan=run.plan)), path=None)
        return run

    def begin(self) -> str:
        """Begin a training, and return its id."""
        before = len(self.engine.trained)
        self.verbs["train"].trigger()
        self.qtbot.waitUntil(lambda: len(self.engine.trained) > before)
        self.qtbot.waitUntil(lambda: self.window.training.trainer.live is not None)
        return self.engine.trained[-1].run_id

    def end(self, run: Run, run_id: str) -> None:
        """Let a recorded run come of the training under way."""
        reason = run.reason
        if isinstance(reason, Told):  # In English, as the file was written.
            reason = Diverged(epoch=1, step=3, loss=NotFinite.NAN, rate=1.0, began_in=Where.OUTPUT)
        ended = replace(run, id=run_id, name="1", reason=reason, weights={"dense-1": ()})
        self.engine.say(RunEnded(ended))
        self.qtbot.waitUntil(lambda: bool(self.window.session.document.runs))
        self.panels.plots.draw_now()

    def tell(self, *messages: Message) -> None:
        """Say messages of the engine, and wait until the window has heard them."""
        for message in messages:
            self.engine.say(message)
        QApplication.processEvents()


def with_schedule(project: Project, schedule: Schedule) -> Project:
    return replace(project, plan=project.plan.with_settings(schedule=schedule))


def steps(run_id: str) -> StepsDone:
    return StepsDone(
        run_id=run_id,
        epoch=0,
        step=3,
        steps_in_epoch=540,
        loss=(2.5, 2.25, 2.0),
        metrics={"accuracy": (0.1, 0.2, 0.3)},
        images_per_second=12345.0,
        seconds_left=4321.0,
    )
