"""Control of a training from another thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from netbuilder.engine.orders import Leave, MeasurePlain, Pause, Resume, Stop, TurnKnobs

if TYPE_CHECKING:
    from netbuilder.engine.orders import Order
    from netbuilder.project.knobs import Knobs


class TrainingControl:
    """Control of a training from another thread; looked at between super-steps."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._may_run = threading.Event()
        self._may_run.set()
        self._keep_best = False
        self._stays_open = False
        self._leaves = False
        self._measure_plain = False
        self._knobs: Knobs | None = None
        self._lock = threading.Lock()
        self._moved = threading.Condition(self._lock)

    def take(self, order: Order) -> None:
        """Take what the training is told, in any thread."""
        match order:
            case Stop(keep_best=keep_best):
                self.stop(keep_best=keep_best)
            case Leave():
                self.leave()
            case Pause():
                self.pause()
            case Resume():
                self.resume()
            case TurnKnobs(knobs=knobs):
                self.turn(knobs)
            case MeasurePlain(wanted=wanted):
                self.measure_plain(wanted=wanted)

    def stop(self, *, keep_best: bool = False, stays_open: bool = False) -> None:
        """Ask for the end after the present super-step, with the weights of the best epoch.

        `stays_open` lets its state be kept as that of an interrupted training, to be resumed.
        """
        with self._moved:
            self._keep_best = keep_best or self._keep_best
            self._stays_open = stays_open or self._stays_open
            self._stop.set()
            self._moved.notify_all()

    def leave(self) -> None:
        """Ask to keep the state after the present super-step, and to do nothing more."""
        self._leaves = True
        self.stop(stays_open=True)

    def pause(self) -> None:
        """Ask to wait after the present super-step."""
        self._may_run.clear()

    def resume(self) -> None:
        """End the pause."""
        with self._moved:
            self._may_run.set()
            self._moved.notify_all()

    def turn(self, knobs: Knobs) -> None:
        """Ask for other settings; what was asked for before and not yet done is forgotten."""
        with self._moved:
            self._knobs = knobs
            self._moved.notify_all()

    def measure_plain(self, *, wanted: bool) -> None:
        """Ask to measure training examples as validation is, or no more."""
        self._measure_plain = wanted

    @property
    def stopping(self) -> bool:
        """True once the end has been asked for."""
        return self._stop.is_set()

    @property
    def keeps_best(self) -> bool:
        """True where the end is to restore the weights of the best epoch."""
        return self._keep_best

    @property
    def stays_open(self) -> bool:
        """True where a training that is stopped is to be resumed later."""
        return self._stays_open

    @property
    def leaving(self) -> bool:
        """True where the training is to be left as it is, without test or run."""
        return self._leaves

    @property
    def pausing(self) -> bool:
        """True while a pause has been asked for, and no end."""
        return not self._may_run.is_set() and not self._stop.is_set()

    @property
    def measures_plain(self) -> bool:
        """True where training examples are to be measured as validation is."""
        return self._measure_plain

    def take_knobs(self) -> Knobs | None:
        """Return the settings asked for since the last call, or None."""
        with self._lock:
            knobs, self._knobs = self._knobs, None
            return knobs

    def wait(self) -> None:
        """Wait until the pause ends, the end is asked for, or knobs are turned."""
        with self._moved:
            self._moved.wait_for(
                lambda: self._may_run.is_set() or self._stop.is_set() or self._knobs is not None
            )
