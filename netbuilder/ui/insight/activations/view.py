"""The activations of all blocks, on their faces."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from netbuilder.engine.probes.activations import Activate
from netbuilder.project.task import ExampleKind
from netbuilder.ui.insight.view import Needs, Place, View
from netbuilder.words import N_

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from netbuilder.engine.probes.probe import Answer, Probe, Unanswered
    from netbuilder.ui.insight.surroundings import Surroundings


class ActivationsView(View):
    """Lets the drawn digit flow through the blocks on the canvas while it is switched on."""

    id: ClassVar[str] = "activations"
    title: ClassVar[str] = N_("Show activations")
    tip: ClassVar[str] = N_("Show the activations of each block on the canvas for the drawn digit")
    place: ClassVar[Place] = Place.CANVAS
    shortcut: ClassVar[str] = "Ctrl+Shift+A"
    order: ClassVar[int] = 40
    probes: ClassVar[tuple[type[Probe], ...]] = (Activate,)
    needs: ClassVar[Needs] = Needs(examples=(ExampleKind.IMAGE,))

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(around, parent)
        self._why_none = ""
        around.pad.emptied.connect(around.canvas.activations.clear)

    def switch(self, is_wanted: bool) -> None:
        """Ask for the activations of each drawing, or no more."""
        questions = self.around.pad.questions
        self.around.canvas.activations.want(is_wanted)
        if is_wanted:
            questions.ask_beside(Activate, partial(Activate, asker=self.id))
        else:
            questions.ask_no_more_beside(Activate)
            self.around.canvas.activations.clear()

    def on_answer(self, answer: Answer) -> None:
        """Show them on the faces of the blocks."""
        self._why_none = ""
        self.around.canvas.activations.on_message(answer)

    def on_unanswered(self, unanswered: Unanswered) -> None:
        """Show the blocks' own words again and tell why, once while the pen moves."""
        self.around.canvas.activations.clear()
        if unanswered.reason != self._why_none:
            self._why_none = unanswered.reason
            self._tell(unanswered.reason)
