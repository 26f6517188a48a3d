"""The base of all views, and what a view says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal

from netbuilder.project.datasets import dataset_info
from netbuilder.ui.document.controller import Controller

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from netbuilder.engine.probes.probe import Answer, Probe, Unanswered
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run
    from netbuilder.project.task import ExampleKind, TaskKind
    from netbuilder.ui.insight.surroundings import Surroundings


class Place(StrEnum):
    """Place of a view in the window."""

    BELOW = "below"
    """Place behind a tab beside the plots."""
    SIDE = "side"
    """Place behind a tab beside the settings."""
    CANVAS = "canvas"
    """Place on the canvas, switched on and off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """Needs of a view: it makes sense where they are met; of what is empty, anything will do.

    Attributes:
        tasks: The kinds of tasks.
        examples: What one example is.
        weights: True where a run with weights must be chosen.
    """

    tasks: tuple[TaskKind, ...] = ()
    examples: tuple[ExampleKind, ...] = ()
    weights: bool = False

    def are_met_by(self, project: Project, run: Run | None) -> bool:
        """Tell whether the view makes sense of this project, with `run` chosen."""
        task = dataset_info(project.dataset).task
        return (
            (not self.tasks or task.kind in self.tasks)
            and (not self.examples or task.input.kind in self.examples)
            and (not self.weights or (run is not None and bool(run.weights)))
        )


class View(Controller):
    """One way of looking inside, found by the folder in which it lies.

    A subclass in `insight/NAME/view.py` declares what menu, tabs and shortcut sheet say of it, asks
    with `ask`, and takes the answers in `on_answer`.

    Attributes:
        id: The name by which its questions and its verb are known.
        title: What its tab and its entry in the menu are called.
        tip: What it shows, in a sentence.
        place: Where it is shown.
        shortcut: The keys that bring it up, or switch it.
        order: Where it stands among the views.
        probes: All kinds of questions that it asks.
        needs: Conditions under which it makes sense.
        page: Its widget behind the tab; None of a view on the canvas.

    Signals:
        other_wanted(id): the view of this id is to be shown, too.
    """

    other_wanted = Signal(str)

    id: ClassVar[str]
    title: ClassVar[str]
    tip: ClassVar[str] = ""
    place: ClassVar[Place] = Place.BELOW
    shortcut: ClassVar[str] = ""
    order: ClassVar[int] = 100
    probes: ClassVar[tuple[type[Probe], ...]] = ()
    needs: ClassVar[Needs] = Needs()

    page: QWidget | None = None

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(around.context, parent)
        self.around = around

    def ask(self, probe: Probe) -> None:
        """Ask a question of one of the declared kinds; its answer comes to `on_answer`."""
        if type(probe) not in self.probes:
            raise TypeError(f"{self.id} has not declared {type(probe).__name__}")
        self._engine.ask(replace(probe, asker=self.id))

    def on_answer(self, answer: Answer) -> None:
        """Take an answer to a question of this view."""

    def on_unanswered(self, unanswered: Unanswered) -> None:
        """Say why a question of this view cannot be answered: in the view, where it has a place."""
        self._tell(unanswered.reason)

    def on_subject_loaded(self) -> None:
        """Learn that another network, or another state of it, answers from now on."""

    def forget_answers(self) -> None:
        """Show nothing of a network that does not answer any more."""

    def look_again(self) -> None:
        """Catch up with what happened while nobody looked."""

    def switch(self, is_wanted: bool) -> None:
        """Show the view on the canvas, or no more."""
