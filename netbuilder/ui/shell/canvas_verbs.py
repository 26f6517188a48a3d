"""The verbs of the canvas in the window: enabled where they make sense, else they say why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence

from netbuilder.ui.actions.ability import why_not_of
from netbuilder.ui.canvas.verb_states import show_needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from netbuilder.ui.actions.verb import Verb
    from netbuilder.ui.canvas.canvas import Canvas
    from netbuilder.ui.document.context import Context


class CanvasVerbs(QObject):
    """Follows selection and network; answers the key of a disabled verb with the reason.

    Qt hands the keys of a disabled action to the widgets; what none of them takes comes to the
    window.
    """

    def __init__(
        self,
        actions: Mapping[str, QAction],
        verbs: Iterable[Verb],
        context: Context,
        *,
        canvas: Canvas,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._verbs = tuple(verb for verb in verbs if verb.needs is not None)
        self._scene = canvas.scene
        self._notifier = context.notifier
        canvas.selection_changed.connect(self._show)
        context.session.project_changed.connect(self._show)
        window.installEventFilter(self)
        self._show()

    @Slot()
    def _show(self) -> None:
        show_needs(self._actions, self._verbs, self._scene)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say why nothing happens on the key of a disabled verb."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        keys = QKeySequence(event.keyCombination())
        reasons = (why_not_of(act) for act in self._actions.values() if keys in act.shortcuts())
        reason = next(filter(None, reasons), "")
        if reason:
            self._notifier.tell(reason)
        return bool(reason)
