"""Makes the views, brings answers to those who asked, and says which views make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from netbuilder.engine.probes.probe import Answer, Unanswered
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.ui.insight.catalogue import views

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message
    from netbuilder.ui.insight.surroundings import Surroundings
    from netbuilder.ui.insight.view import View
    from netbuilder.ui.trainer.current import Current

Kind = TypeVar("Kind", bound="View")


class Insight(QObject):
    """The views of one window.

    Signals:
        suiting_changed(): some views make sense now that did not, or the other way round.
        wanted(view): a view is to be brought to the front, or switched on.
    """

    suiting_changed = Signal()
    wanted = Signal(object)

    def __init__(self, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = around.context.session
        self._views = {cls.id: cls(around, self) for cls in views()}
        self._suiting = self._find_suiting()
        for view in self._views.values():
            view.other_wanted.connect(self.show)
        self._session.project_changed.connect(self._on_changed)
        self._session.run_chosen.connect(self._on_changed)
        self._session.runs_changed.connect(self._on_changed)
        self._session.loaded.connect(self._on_changed)

    @property
    def views(self) -> tuple[View, ...]:
        """All views in their order."""
        return tuple(self._views.values())

    def of(self, kind: type[Kind]) -> Kind:
        """Return the view of this class."""
        return next(view for view in self.views if isinstance(view, kind))

    def suits(self, view: View) -> bool:
        """Tell whether a view makes sense of the open document."""
        return view.id in self._suiting

    def hear(self, current: Current) -> None:
        """Follow the network that `current` lets answer."""
        current.received.connect(self._on_message)
        current.voided.connect(self._on_voided)

    @Slot(str)
    def show(self, name: str) -> None:
        """Bring the view of this id to the front, or switch it on."""
        self.wanted.emit(self._views[name])

    def switch(self, name: str, *, is_wanted: bool) -> None:
        """Switch the view of this id on or off."""
        self._views[name].switch(is_wanted)

    @Slot()
    def look_again(self) -> None:
        """Let all views catch up with what was not asked for while nobody looked."""
        for view in self.views:
            view.look_again()

    @Slot(object)
    def _on_message(self, message: Message) -> None:
        if isinstance(message, SubjectLoaded):
            for view in self.views:
                view.on_subject_loaded()
        elif isinstance(message, Answer) and message.asker in self._views:
            view = self._views[message.asker]
            if isinstance(message, Unanswered):
                view.on_unanswered(message)
            else:
                view.on_answer(message)

    @Slot()
    def _on_voided(self) -> None:
        for view in self.views:
            view.forget_answers()

    @Slot()
    def _on_changed(self) -> None:
        found = self._find_suiting()
        if found != self._suiting:
            self._suiting = found
            self.suiting_changed.emit()

    def _find_suiting(self) -> frozenset[str]:
        project, run = self._session.project, self._session.chosen_run
        return frozenset(view.id for view in self.views if view.needs.are_met_by(project, run))
