"""Preferences for all trainings, whatever the project: device and TensorBoard files."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QSettings, Signal, Slot

from netbuilder.engine.messages import EngineReady
from netbuilder.ui.document.controller import Controller
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.ui.document.context import Context

_DEVICE = "training/device"
_FOLDER = "training/tensorboard_folder"
_IS_WANTED = "training/tensorboard"
_SCHEDULE = "training/continue_schedule"


class TrainingPreferences(Controller):
    """Remembered from one start to the next; read when a training begins.

    Signals:
        changed(): device, devices, TensorBoard or the choice for the schedule are others now.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._devices: tuple[str, ...] = ()
        self._measures_plain = False

    @property
    def devices(self) -> tuple[str, ...]:
        """Devices that a training can be computed on; none before the engine is ready."""
        return self._devices

    @property
    def device(self) -> str:
        """Device that is to compute; empty for TensorFlow's choice, also where it is gone."""
        wanted = str(QSettings().value(_DEVICE, ""))
        return wanted if wanted in self._devices else ""

    def choose_device(self, name: str) -> None:
        """Let trainings from now on be computed there."""
        QSettings().setValue(_DEVICE, name)
        self.changed.emit()

    @property
    def writes_tensorboard(self) -> bool:
        """True where trainings write event files."""
        return QSettings().value(_IS_WANTED, "no") == "yes" and self.folder is not None

    @property
    def folder(self) -> Path | None:
        """The folder with a folder of event files for each run, if one was chosen."""
        name = str(QSettings().value(_FOLDER, ""))
        return Path(name) if name else None

    @Slot(bool)
    def set_tensorboard(self, is_wanted: bool) -> None:
        """Let trainings write event files, or no more; ask for a folder the first time."""
        if is_wanted and self.folder is None and not self._ask_folder():
            is_wanted = False
        QSettings().setValue(_IS_WANTED, "yes" if is_wanted else "no")
        self.changed.emit()

    @Slot()
    def choose_tensorboard_folder(self) -> None:
        """Ask where event files go, and let them be written there."""
        if self._ask_folder():
            self.set_tensorboard(is_wanted=True)

    @property
    def continues_schedule(self) -> bool:
        """True where a training that continues a run also continues its learning-rate schedule."""
        return QSettings().value(_SCHEDULE, "yes") == "yes"

    @Slot(bool)
    def continue_schedule(self, is_wanted: bool) -> None:
        """Let the schedule go on where a run is continued, or begin anew there."""
        QSettings().setValue(_SCHEDULE, "yes" if is_wanted else "no")
        self.changed.emit()

    @Slot(bool)
    def measure_plain(self, is_wanted: bool) -> None:
        """Let trainings measure training examples as validation is, or no more."""
        self._measures_plain = is_wanted

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Learn what a training can be computed on."""
        if isinstance(message, EngineReady):
            self._devices = message.devices
            self.changed.emit()

    def applied_to(self, request: TrainRequest, *, document: str) -> TrainRequest:
        """Return the request, of a run in the `document`, as the person wants all trainings."""
        tensorboard = None
        if self.writes_tensorboard and self.folder is not None:
            tensorboard = event_folder(self.folder, document=document, run=request.name)
            self._tell(_("TensorBoard files are written to {path}").format(path=tensorboard))
        return replace(
            request,
            device=self.device,
            measure_plain=self._measures_plain,
            continues_schedule=self.continues_schedule,
            tensorboard=tensorboard,
        )

    def _ask_folder(self) -> bool:
        start = str(self.folder or QDir.homePath())
        chosen = self._dialogs.ask_folder(_("Folder for TensorBoard files"), start)
        if chosen is not None:
            QSettings().setValue(_FOLDER, str(chosen))
        return chosen is not None


def event_folder(folder: Path, *, document: str, run: str) -> Path:
    """Return a folder in `folder` for the event files of a run, which no other run has used.

    TensorBoard shows each folder as a run of that name. Signs that some systems do not allow in
    names become blanks.
    """
    name = " ".join(re.sub(r"[^\w.()+,=-]", " ", f"{document} {run}").split()).strip(". ") or "run"
    number, path = 1, folder / name
    while os.path.lexists(path):
        number += 1
        path = folder / f"{name} ({number})"
    return path
