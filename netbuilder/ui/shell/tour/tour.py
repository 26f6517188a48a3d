"""Tour of six steps: begun by the person alone, and left at once by Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from netbuilder.ui.shell.tour.overlay import TourOverlay
from netbuilder.ui.shell.tour.steps import STEPS, Part, Step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netbuilder.ui.shell.tour.bubble import Bubble
    from netbuilder.ui.shell.tour.stage import Stage


class Tour(QObject):
    """Leads through the window, one step after the other."""

    def __init__(self, window: QWidget, stage: Stage) -> None:
        super().__init__(window)
        self._window = window
        self._stage = stage
        self._overlay: TourOverlay | None = None
        self._place = 0
        self._done: set[Part] = set()
        self._targets: tuple[QWidget, ...] = ()
        self._before: QWidget | None = None
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.leave)
        self._escape.activatedAmbiguously.connect(self.leave)
        stage.done.connect(self._on_done)

    @property
    def step(self) -> Step | None:
        """The present step; None where nobody takes the tour."""
        return None if self._overlay is None else STEPS[self._place]

    @property
    def bubble(self) -> Bubble | None:
        """The words and buttons of the present step."""
        return None if self._overlay is None else self._overlay.bubble

    @property
    def overlay(self) -> TourOverlay | None:
        """The sheet over the window, while the tour is taken."""
        return self._overlay

    @Slot()
    def begin(self) -> None:
        """Begin with the first step, also where the tour is under way."""
        self.leave()
        self._done.clear()
        self._before = self._window.focusWidget()
        self._stage.open()
        self._overlay = overlay = TourOverlay(self._window, steps=len(STEPS))
        overlay.bubble.forward.connect(self.forward)
        overlay.bubble.back.connect(self.back)
        overlay.bubble.left.connect(self.leave)
        overlay.bubble.tabbed_out.connect(self._on_tabbed_out)
        self._escape.setEnabled(True)
        self._place = 0
        overlay.show()
        self._show()

    @Slot()
    def forward(self) -> None:
        """Take the next step; behind the last, leave."""
        if self._place == len(STEPS) - 1:
            self.leave()
        else:
            self._place += 1
            self._show()

    @Slot()
    def back(self) -> None:
        """Take the step before."""
        self._place = max(0, self._place - 1)
        self._show()

    @Slot()
    def leave(self) -> None:
        """End the tour, with panels and tabs as they were."""
        if self._overlay is None:
            return
        self._escape.setEnabled(False)
        has_keys = self._overlay.isAncestorOf(self._window.focusWidget() or self._window)
        self._overlay.leave()
        self._overlay = None
        self._stage.close()
        if has_keys and self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()

    def _show(self) -> None:
        overlay, step = self._overlay, STEPS[self._place]
        if overlay is None:
            return
        self._targets = self._stage.bring_up(step.part)
        overlay.bubble.say(step, place=self._place, is_done=step.part in self._done)
        overlay.point_at(self._targets)
        overlay.bubble.next.setFocus()

    @Slot(object)
    def _on_done(self, part: Part) -> None:
        """Say that the present step was done; what belongs to another step is no matter."""
        if self._overlay is not None and STEPS[self._place].part is part:
            self._done.add(part)
            self._overlay.bubble.praise(STEPS[self._place])
            self._overlay.arrange()

    @Slot()
    def _on_tabbed_out(self) -> None:
        """Give the keys to what the step speaks of."""
        if self._targets:
            self._targets[0].setFocus(Qt.FocusReason.TabFocusReason)
