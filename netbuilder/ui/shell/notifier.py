"""Tells the person what happened: log, status bar, plots, dialogs."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.engine.messages import EngineReady, Exported, Exporting, JobFailed
from netbuilder.project.run import RunStatus
from netbuilder.project.verdict import verdict_of
from netbuilder.ui.style.log_severity import LogSeverity
from netbuilder.ui.style.verdict_colours import LOG_SEVERITIES
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.ui.trainer.words import ended_sentence
from netbuilder.ui.widgets.announcement import announce
from netbuilder.words import _, listed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStatusBar

    from netbuilder.engine.messages import Message
    from netbuilder.errors import NetBuilderError
    from netbuilder.project.run import Run
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.shell.panels import Panels
    from netbuilder.ui.trainer.live import LiveSeries
    from netbuilder.ui.trainer.trainer import Trainer

_SHOWN_MS = 6000
_TROUBLE_SHOWN_MS = 60_000
_log = logging.getLogger(__name__)


class WindowNotifier(QObject):
    """Tells in the window: in the log, in the status bar, and with a dialog what is refused."""

    def __init__(
        self, panels: Panels, status_bar: QStatusBar, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panels = panels
        self._status_bar = status_bar
        self._dialogs = dialogs
        self._trouble = ""
        self._was_paused = False

    def follow(self, trainer: Trainer) -> None:
        """Tell what becomes of the trainings of `trainer`."""
        trainer.run_started.connect(self.on_run_started)
        trainer.run_ended.connect(self.on_run_ended)
        trainer.state_changed.connect(self.on_state_changed)
        trainer.knobs_refused.connect(self.on_knobs_refused)
        trainer.troubled.connect(self.on_troubled)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Note something that was done."""
        self._note(sentence)
        self._status_bar.showMessage(sentence, _SHOWN_MS)

    @Slot(object)
    def refuse(self, error: NetBuilderError) -> None:
        """Show why something could not be done."""
        self._note(error.sentence(), LogSeverity.ERROR)
        self._dialogs.show_error(error)

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Note what the engine says beyond trainings and the pad."""
        match message:
            case EngineReady(versions=versions):
                names = listed(f"{name} {version}" for name, version in versions.items())
                self._note(_("Ready: {versions}").format(versions=names))
                _log.info("ready: %s", names)
            case Exporting(path=path, stage=stage):
                self._status_bar.showMessage(stage.sentence(path.name))
            case Exported(path=path):
                self.tell(_("Exported {name}").format(name=path.name))
            case JobFailed(error=error):
                self._status_bar.clearMessage()
                self.refuse(error)

    @Slot(object)
    def on_run_started(self, live: LiveSeries) -> None:
        """Note that a training began, and show its plots."""
        self._note(_("{run} has started").format(run=live.name))
        self._panels.show_plots()
        self._panels.show_run()

    @Slot(object)
    def on_state_changed(self, state: TrainingState) -> None:
        """Say that the training pauses or goes on, which only the tool bar shows."""
        if state is TrainingState.PAUSED:
            announce(self._status_bar, _("Training paused"))
        elif state is TrainingState.RUNNING and self._was_paused:
            announce(self._status_bar, _("Training resumed"))
        self._was_paused = state is TrainingState.PAUSED

    @Slot(object)
    def on_run_ended(self, run: Run) -> None:
        """Note what came of a training."""
        self._end_trouble()
        verdict = verdict_of(run)
        severity = LOG_SEVERITIES[verdict.severity]
        self._note(f"{run.name}: {ended_sentence(run)}", severity)
        if run.status is not RunStatus.FAILED:
            self._note(f"{run.name}: {verdict.words()}", severity)

    @Slot(object)
    def on_knobs_refused(self, error: NetBuilderError) -> None:
        """Note that a knob stays where it is, without getting in the way of turning it."""
        self._note(error.sentence(), LogSeverity.WARNING)
        self._show_trouble(error.sentence())

    @Slot(object)
    def on_troubled(self, error: NetBuilderError) -> None:
        """Note what failed beside a training that goes on, without getting in its way."""
        sentence = _("The training continues, but: {trouble}").format(trouble=error.sentence())
        self._note(sentence, LogSeverity.WARNING)
        self._show_trouble(sentence)

    @Slot(object)
    def on_copy_failed(self, error: NetBuilderError) -> None:
        """Note that unsaved work is not protected, without getting in the way of saving it."""
        self._note(error.sentence(), LogSeverity.WARNING)
        self._status_bar.showMessage(error.sentence(), _TROUBLE_SHOWN_MS)

    @Slot()
    def on_loaded(self) -> None:
        """Say nothing more of the document before."""
        self._status_bar.clearMessage()

    @Slot(object)
    def on_left_in_place(self, error: NetBuilderError) -> None:
        """Say what of the work of a former start cannot be read, and where it is."""
        self._note(error.sentence(), LogSeverity.WARNING)
        self._panels.banners.say_left_in_place(error.sentence())

    @Slot()
    def on_stopped_by_problems(self) -> None:
        """Show what must be fixed before training."""
        self._panels.show_problems()
        sentence = _("See Problems for what is missing or wrong, then press Train.")
        self._status_bar.showMessage(sentence, _SHOWN_MS)
        announce(self._status_bar, sentence)

    def _note(self, sentence: str, severity: LogSeverity = LogSeverity.INFO) -> None:
        """Write into the log, which nobody need look at to hear it."""
        self._panels.log.add(sentence, severity=severity)
        announce(self._status_bar, sentence, at_once=severity is LogSeverity.ERROR)

    def _show_trouble(self, sentence: str) -> None:
        self._trouble = sentence
        self._status_bar.showMessage(sentence, _TROUBLE_SHOWN_MS)

    def _end_trouble(self) -> None:
        """Say no longer what is wrong with a training that is over."""
        if self._trouble and self._status_bar.currentMessage() == self._trouble:
            self._status_bar.clearMessage()
        self._trouble = ""
