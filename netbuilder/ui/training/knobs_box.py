"""The knobs of the training under way, as they stand and as they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netbuilder.ui.training.knob_sender import KnobSender
from netbuilder.ui.training.knobs_form import KnobsForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netbuilder.project.knobs import Knobs
    from netbuilder.ui.forms.editor import SettingEditor
    from netbuilder.ui.trainer.steering import Steering

_ANSWER_MS: Final = 1500
"""Pause after which the knobs show where they stand, should the answer be to something else."""


class KnobsBox(QWidget):
    """Shows where the knobs stand; while one is being turned, where it is wanted.

    Those of the plan are the `plan_editors`, which are the plan's own between trainings.

    Signals:
        turned(knobs): the person wants the knobs there.
    """

    turned = Signal(object)

    def __init__(
        self, plan_editors: Mapping[str, SettingEditor], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plan_editors = plan_editors
        self.form: KnobsForm | None = None
        self._steering: Steering | None = None
        self._asked: Knobs | None = None
        self._sender = KnobSender(self)
        self._sender.sent.connect(self._on_sent)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_ANSWER_MS)
        self._late.timeout.connect(self.show_as_they_stand)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_steering(self, steering: Steering | None) -> None:
        """Show the knobs of a training; of none there is nothing to turn."""
        known, self._steering = self._steering, steering
        if steering is None:
            self._drop_form()
        elif self.form is None or known is None or known.graph is not steering.graph:
            self._drop_form()
            self._make_form(steering)
        elif self._asked is not None and steering.knobs != self._asked:
            self._late.start()
        elif self._sender.wanted is None:
            self.show_as_they_stand()

    def keep_epochs_from(self, least: int) -> None:
        """Let no fewer epochs be asked for than `least`, counted from 1."""
        if self.form is not None:
            self.form.keep_epochs_from(least)

    @Slot()
    def show_as_they_stand(self) -> None:
        """Show where the knobs stand, whatever was wanted."""
        self._late.stop()
        self._asked = None
        if self.form is not None and self._steering is not None and self._sender.wanted is None:
            self.form.show_knobs(self._steering.knobs)

    def forget(self) -> None:
        """Ask for nothing more, since the training is ending."""
        self._sender.forget()
        self.show_as_they_stand()

    def _make_form(self, steering: Steering) -> None:
        self.form = KnobsForm(steering.graph, steering.knobs, plan_editors=self._plan_editors)
        self.form.turned.connect(self._on_turned)
        self._layout.addWidget(self.form)

    def _drop_form(self) -> None:
        self._sender.forget()
        self._late.stop()
        self._asked = None
        if self.form is not None:
            self.form.let_go()
            self.form.turned.disconnect(self._on_turned)
            self._layout.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    @Slot(object, bool, bool)
    def _on_turned(self, knobs: Knobs, is_costly: bool, is_held: bool) -> None:
        self._sender.offer(knobs, is_costly=is_costly, is_held=is_held)

    @Slot(object)
    def _on_sent(self, knobs: Knobs) -> None:
        stands = None if self._steering is None else self._steering.knobs
        if knobs != stands or self._asked is not None:
            self._asked = knobs
            self.turned.emit(knobs)
