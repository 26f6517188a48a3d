"""Keeps drawings that the person labels: in the project, undoable, and asks how they are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Slot

import netbuilder.ui.insight.exporters
from netbuilder.engine.probes.batch import BatchPredicted, PredictBatch
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.errors import NetBuilderError
from netbuilder.project.my_drawings import MOST_DRAWINGS, MyDrawing, label_of, with_drawing
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.window_exporter import ask_and_write, window_exporters
from netbuilder.ui.insight.collection_panel import reading_sentence
from netbuilder.ui.widgets.throttle import Throttle
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import Engine
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.insight.collection_panel import CollectionPanel
    from netbuilder.ui.pad.panel import PadPanel

_READING_MS = 1000
"""A training changes the weights four times a second; thousands of drawings need their time."""
_ASKER = "my drawings"


class CollectionController(Controller):
    """Between the pad, the project and the sheet of kept drawings."""

    def __init__(
        self,
        session: Session,
        engine: Engine,
        pad: PadPanel,
        panel: CollectionPanel,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._engine = engine
        self._panel = panel
        self._dialogs = dialogs
        self._awaited = ""
        self._reading = Throttle(self._read, self, least=_READING_MS)
        pad.labelled.connect(self.keep)
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
            self.told.emit(_("This {digit} is kept already.").format(digit=digit))
            return
        if former is None and len(kept) >= MOST_DRAWINGS:
            self.refused.emit(_full(len(kept)))
            return

        def add(project: Project) -> Project:
            return replace(project, drawings=with_drawing(project.drawings, drawing))

        self._session.edit(_("Keep drawing as {digit}").format(digit=digit), add)
        self.told.emit(_kept_sentence(digit, former))

    @Slot(object)
    def delete(self, places: tuple[int, ...]) -> None:
        """Take drawings out of the collection, as one undo step."""

        def without(project: Project) -> Project:
            kept = tuple(d for place, d in enumerate(project.drawings) if place not in places)
            return replace(project, drawings=kept)

        self._session.edit(_("Delete kept drawings"), without)

    @Slot()
    def export(self) -> None:
        """Ask for a file; its suffix says whether numbers or pictures are written."""
        drawings = self._session.project.drawings
        if not drawings:
            return
        try:
            told = ask_and_write(
                window_exporters(netbuilder.ui.insight.exporters),
                drawings,
                suggestion=_("digits.npz"),
                dialogs=self._dialogs,
                parent=self._panel,
            )
        except NetBuilderError as error:
            self.refused.emit(error)
        else:
            self.tell(told)

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Take how the kept drawings are read, and ask again when others answer."""
        match message:
            case BatchPredicted(asker=asker, probabilities=shares, source=source, run_id=run_id):
                if asker == _ASKER:
                    self._show(shares, source, self._session.document.run(run_id))
            case SubjectLoaded():
                self.look_again()

    @Slot()
    def forget_answers(self) -> None:
        """Mark nothing by a network that does not answer any more."""
        self._awaited = ""
        self._panel.forget_answers()

    def _show(self, shares: NDArray[np.float32], source: str, run: Run | None) -> None:
        """Show how the drawings are read; where a run has just learned from them, tell it, too."""
        if not np.isfinite(shares).all():
            self._panel.forget_answers()
            self._panel.say_score(
                _("{source} answers NaN: it reads none of them.").format(source=source)
            )
            return
        answers, drawings = shares.argmax(axis=1), self._session.project.drawings
        learned = run is not None and bool(run.plan.drawing_copies)
        self._panel.show_answers(answers, source, learned=learned)
        is_awaited = run is not None and (run.id, run.name) == (self._awaited, source)
        if is_awaited and len(answers) == len(drawings):
            self._awaited = ""
            sentence = reading_sentence(answers, drawings, source)
            self.told.emit(_("Your drawings: {sentence}").format(sentence=sentence))

    @Slot(object)
    def on_run_ended(self, run: Run) -> None:
        """Await how a run that learned from the drawings reads them, whoever looks."""
        learned = bool(run.plan.drawing_copies and self._session.project.drawings)
        self._awaited = run.id if learned else ""
        if learned:
            self.look_again()

    def look_again(self) -> None:
        """Ask how the kept drawings are read, if anybody looks; not again within a second."""
        self._reading.ask()

    def _read(self) -> None:
        drawings = self._session.project.drawings
        if drawings and (self._panel.isVisible() or self._awaited):
            flat = np.frombuffer(b"".join(d.grey for d in drawings), np.uint8)
            images = flat.reshape(len(drawings), 28, 28)
            self._engine.ask(PredictBatch(images, asker=_ASKER))

    @Slot(object, object)
    def _on_project_changed(self, old: Project, new: Project) -> None:
        if new.drawings != old.drawings:
            self._panel.show_drawings(new.drawings)
            self.look_again()


def _full(count: int) -> NetBuilderError:
    return NetBuilderError(
        _("The collection is full"),
        found=_("{count} drawings").format(count=grouped(count)),
        expected=_("at most {most}").format(most=grouped(MOST_DRAWINGS)),
        advice=_("Export it, and delete some."),
    )


def _kept_sentence(digit: int, former: int | None) -> str:
    if former is None or former == digit:
        return _("Kept as “{digit}”, under “Kept drawings”.").format(digit=digit)
    return _("Kept as “{digit}” instead of “{former}”.").format(digit=digit, former=former)
