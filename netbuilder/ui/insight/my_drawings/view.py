"""Keeps drawings that the person labels: in the project, undoable, and asks how they are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PySide6.QtCore import QObject, Slot

import netbuilder.ui.insight.my_drawings.exporters
from netbuilder.engine.probes.batch import BatchPredicted, PredictBatch
from netbuilder.errors import NetBuilderError
from netbuilder.project.my_drawings import MOST_DRAWINGS, MyDrawing, label_of, with_drawing
from netbuilder.project.sets.mnist import MNIST
from netbuilder.project.task import ExampleKind
from netbuilder.ui.document.window_exports import WindowExports
from netbuilder.ui.insight.my_drawings.kept_mark import KeptMark
from netbuilder.ui.insight.my_drawings.learning import Learning
from netbuilder.ui.insight.my_drawings.panel import MyDrawingsPanel, reading_sentence
from netbuilder.ui.insight.view import Needs, View
from netbuilder.ui.widgets.throttle import Throttle
from netbuilder.words import N_, _, counted, grouped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.engine.probes.probe import Answer, Probe, Unanswered
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run
    from netbuilder.ui.insight.surroundings import Surroundings

_READING_MS = 1000
"""A training changes the weights four times a second; thousands of drawings need their time."""


class MyDrawingsView(View):
    """Drawings of the project: kept, deleted, exported, and read by the network that answers."""

    id: ClassVar[str] = "my_drawings"
    title: ClassVar[str] = N_("My drawings")
    tip: ClassVar[str] = N_(
        "Show the drawings that you labelled, and how the network classifies them"
    )
    shortcut: ClassVar[str] = "Ctrl+3"
    order: ClassVar[int] = 30
    probes: ClassVar[tuple[type[Probe], ...]] = (PredictBatch,)
    needs: ClassVar[Needs] = Needs(examples=(ExampleKind.IMAGE,))

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        session = around.context.session
        self.page = self.panel = panel = MyDrawingsPanel()
        self.learning = Learning(around, panel, self)
        self._exports = WindowExports(
            around.context,
            netbuilder.ui.insight.my_drawings.exporters,
            panel,
            source=lambda: session.project.drawings,
            suggest=lambda _suffix: _("digits.npz"),
        )
        self._mark = KeptMark(around.context, around.pad, self)
        self._awaited = ""
        self._reading = Throttle(self._read, self, least=_READING_MS)
        around.pad.labelled.connect(self.keep)
        around.training.trainer.run_ended.connect(self._on_run_ended)
        panel.delete_wanted.connect(self.delete)
        panel.export_wanted.connect(self.export)
        session.project_changed.connect(self._on_project_changed)
        panel.show_drawings(session.project.drawings)

    @Slot(object, int)
    def keep(self, image: NDArray[np.uint8], digit: int) -> None:
        """Keep a 28×28 image as a drawing of `digit` and of no other, as one undo step."""
        drawing = MyDrawing(digit, np.ascontiguousarray(image, np.uint8).tobytes())
        kept = self._session.project.drawings
        former = label_of(kept, drawing.grey)
        if with_drawing(kept, drawing) == kept:
            self._tell(_("This {digit} is already in My drawings.").format(digit=digit))
            return
        if former is None and len(kept) >= MOST_DRAWINGS:
            self._refuse(_full(len(kept)))
            return

        def add(project: Project) -> Project:
            return replace(project, drawings=with_drawing(project.drawings, drawing))

        self._session.edit(_("Add drawing as {digit}").format(digit=digit), add)
        self._tell(_kept_sentence(digit, former))

    @Slot(object)
    def delete(self, places: tuple[int, ...]) -> None:
        """Take drawings out of My drawings, as one undo step."""

        def without(project: Project) -> Project:
            kept = tuple(d for place, d in enumerate(project.drawings) if place not in places)
            return replace(project, drawings=kept)

        self._session.edit(_("Delete drawings"), without)

    @Slot()
    def export(self) -> None:
        """Ask for a file; its suffix says whether arrays or pictures are written."""
        if self._session.project.drawings:
            self._exports.export_any()

    def on_answer(self, answer: Answer) -> None:
        """Take how the drawings are read."""
        if isinstance(answer, BatchPredicted):
            run = self._session.document.run(answer.run_id)
            self._show(answer.probabilities, answer.source, run)

    def on_unanswered(self, unanswered: Unanswered) -> None:
        """Say it where the score would stand."""
        self.forget_answers()
        self.panel.say_score(unanswered.reason)

    def on_subject_loaded(self) -> None:
        """Ask again, since others answer."""
        self.look_again()

    def forget_answers(self) -> None:
        """Mark nothing by a network that does not answer any more."""
        self._awaited = ""
        self.panel.forget_answers()

    def _show(self, shares: NDArray[np.float32], source: str, run: Run | None) -> None:
        """Show how the drawings are read; where a run has just learned from them, tell it, too."""
        if not np.isfinite(shares).all():
            self.panel.forget_answers()
            self.panel.say_score(
                _("{source} outputs NaN: it recognizes none of them.").format(source=source)
            )
            return
        answers, drawings = shares.argmax(axis=1), self._session.project.drawings
        learned = run is not None and bool(run.plan.drawing_copies)
        self.panel.show_answers(answers, source, learned=learned)
        is_awaited = run is not None and (run.id, run.name) == (self._awaited, source)
        if is_awaited and len(answers) == len(drawings):
            self._awaited = ""
            sentence = reading_sentence(answers, drawings, source)
            self._tell(_("My drawings: {sentence}").format(sentence=sentence))

    @Slot(object)
    def _on_run_ended(self, run: Run) -> None:
        """Await how a run that learned from the drawings reads them, whoever looks."""
        learned = bool(run.plan.drawing_copies and self._session.project.drawings)
        self._awaited = run.id if learned else ""
        if learned:
            self.look_again()

    def look_again(self) -> None:
        """Ask how my drawings are read, if anybody looks; not again within a second."""
        self._reading.ask()

    def _read(self) -> None:
        drawings = self._session.project.drawings
        if drawings and (self.panel.isVisible() or self._awaited):
            flat = np.frombuffer(b"".join(d.grey for d in drawings), np.uint8)
            images = flat.reshape(len(drawings), *MNIST.shape)
            self.ask(PredictBatch(images))

    @Slot(object, object)
    def _on_project_changed(self, old: Project, new: Project) -> None:
        if new.drawings != old.drawings:
            self.panel.show_drawings(new.drawings)
            self.look_again()


def _full(count: int) -> NetBuilderError:
    return NetBuilderError(
        _("My drawings is full"),
        found=counted("{count} drawing", "{count} drawings", count),
        expected=_("at most {most}").format(most=grouped(MOST_DRAWINGS)),
        advice=_("Export the drawings and delete some."),
    )


def _kept_sentence(digit: int, former: int | None) -> str:
    if former is None or former == digit:
        return _("Added to My drawings as “{digit}”.").format(digit=digit)
    return _("Changed from “{former}” to “{digit}” in My drawings.").format(
        digit=digit, former=former
    )
