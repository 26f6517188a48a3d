"""Progress of a training, in one line over a slim bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from netbuilder.network.problem import Severity
from netbuilder.project.run import Run, RunStatus
from netbuilder.project.verdict import VerdictSeverity, verdict_of
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.style.verdict_colours import verdict_colour
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.ui.trainer.wordings import shorter_end, shorter_progress
from netbuilder.ui.trainer.words import ended_sentence, progress_sentence
from netbuilder.ui.widgets.eliding_label import ElidingLabel
from netbuilder.ui.widgets.labels import plain_tip
from netbuilder.ui.widgets.slim_bar import SlimBar
from netbuilder.ui.widgets.throttle import Throttle
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.ui.document.session import Session
    from netbuilder.ui.trainer.current import Current
    from netbuilder.ui.trainer.state import Progress
    from netbuilder.ui.trainer.trainer import Trainer

_WIDTH_IN_CHARACTERS = 46
_LEAST_WIDTH_IN_CHARACTERS = 16
_AT_REST = (TrainingState.STARTING, TrainingState.IDLE, TrainingState.FAILED)
_PAUSE_MILLISECONDS = 250
"""Figures that change oftener cannot be read, and take from training."""


class TrainingProgress(QWidget):
    """Stage, epoch, step, speed and time left; at the end verdict and score, in a sentence.

    Its width never depends on what it says: where the sentence has no room, a shorter one stands
    in its place, with the whole of it as tool tip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = VerdictSeverity.NOTE
        self._state = TrainingState.STARTING
        self._current: Current | None = None
        self._session: Session | None = None
        self._newest: Progress | None = None
        self._shown: Progress | None = None
        self._throttle = Throttle(self._show_newest, self, least=_PAUSE_MILLISECONDS)
        self._label = ElidingLabel(self)
        self.bar = SlimBar(self)
        self.bar.setAccessibleName(_("Training progress"))
        self.setAccessibleName(_("Training"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(self.bar)
        self._show_starting()
        self._apply_colours()

    def follow(self, trainer: Trainer, current: Current, session: Session) -> None:
        """Show from now on how `trainer` trains, and else what `current` says came of it.

        Where nothing was trained, what the network of `session` still lacks is said.
        """
        self._current, self._session = current, session
        session.project_changed.connect(self._show_outcome)
        trainer.state_changed.connect(self.on_state_changed)
        trainer.progressed.connect(self.on_progressed)
        current.outcome_changed.connect(self._show_outcome)

    @property
    def text(self) -> str:
        """The whole sentence, elided or not."""
        return self._label.text

    @property
    def shown(self) -> str:
        """The sentence in the wording that has room."""
        return self._label.shown

    @property
    def colour(self) -> str:
        """The colour of the sentence, `#rrggbb`: that of the verdict once there is one."""
        return verdict_colour(self._severity, theme_of(self.palette()))

    @Slot(object)
    def on_state_changed(self, state: TrainingState) -> None:
        """Show that the engine is ready, or that it is still waited for."""
        self._state = state
        self._forget_progress()
        self._show_outcome()

    @Slot()
    def _show_outcome(self) -> None:
        """Show what came of training the present network, while nothing is trained."""
        outcome = None if self._current is None else self._current.outcome
        if self._state not in _AT_REST:
            return
        if self._state is TrainingState.STARTING:
            self._show_starting()
        elif isinstance(outcome, Run):
            self._show_run(outcome)
        elif outcome is not None:
            self._show_end(outcome.sentence(), severity=VerdictSeverity.ERROR)
        elif self._state is TrainingState.FAILED:
            words = _("TensorFlow could not be started, so networks cannot be trained.")
            self._show_end(words, severity=VerdictSeverity.ERROR)
        else:
            self._show_readiness()

    def _show_starting(self) -> None:
        self._show_text(_("TensorFlow is starting"), shorter=[_("Starting")])
        self.bar.show_fraction(0.0)

    def _show_readiness(self) -> None:
        """Show that training can begin, or what is to be done before it can."""
        problem = None if self._session is None else self._session.analysis.first_error
        if problem is None:
            self._show_end(_("Ready to train"))
        elif problem.severity is Severity.UNFINISHED:
            self._show_end(problem.step or problem.title)
        else:
            self._show_end(problem.title, severity=VerdictSeverity.ERROR)

    def _show_run(self, run: Run) -> None:
        """Show the verdict on a run before its score: a good score may hide a bad run."""
        verdict = verdict_of(run)
        words = _("{run} · {verdict} · {outcome}").format(
            run=run.name, verdict=verdict.title, outcome=ended_sentence(run)
        )
        fraction = 0.0 if run.status is RunStatus.FAILED else 1.0
        self._show_text(words, shorter=shorter_end(run), severity=verdict.severity)
        self.bar.show_fraction(fraction)
        self._label.setToolTip(plain_tip(f"{words}\n{verdict.sentence}"))

    def _show_end(self, text: str, *, severity: VerdictSeverity = VerdictSeverity.NOTE) -> None:
        self._show_text(text, severity=severity)
        self.bar.show_fraction(0.0)

    @Slot(object)
    def on_progressed(self, progress: Progress) -> None:
        """Show how far the training has come: another stage at once, steps four times a second."""
        is_new = self._newest is None or progress.stage != self._newest.stage
        self._newest = progress
        if is_new:
            self._throttle.act_now()
        else:
            self._throttle.ask()

    def _show_newest(self) -> None:
        if self._newest is None or self._newest is self._shown:
            return
        self._shown = self._newest
        self._show_text(progress_sentence(self._shown), shorter=shorter_progress(self._shown))
        self.bar.show_fraction(self._shown.fraction)

    def _forget_progress(self) -> None:
        self._throttle.cancel()
        self._newest = self._shown = None

    def sizeHint(self) -> QSize:
        """Return a size that depends on the font alone."""
        return QSize(self._characters(_WIDTH_IN_CHARACTERS), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the width below which the text says too little."""
        return QSize(self._characters(_LEAST_WIDTH_IN_CHARACTERS), super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colours()

    def _characters(self, count: int) -> int:
        return self.fontMetrics().averageCharWidth() * count

    def _show_text(
        self,
        text: str,
        *,
        shorter: Sequence[str] = (),
        severity: VerdictSeverity = VerdictSeverity.NOTE,
    ) -> None:
        self._label.set_text(text, shorter=shorter)
        self._label.setToolTip(plain_tip(text))
        self.bar.setAccessibleDescription(text)
        if severity is not self._severity:
            self._severity = severity
            self._apply_colours()

    def _apply_colours(self) -> None:
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(self.colour))
        self._label.setPalette(colours)
