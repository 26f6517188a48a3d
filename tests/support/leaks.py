"""What a test leaves at work: threads, timers, windows, child processes, each with its lines.

The makers of all four are wrapped once in a process, so that each thing made is noted with the
nearest line of the program and that of the test.
"""

from __future__ import annotations

import functools
import gc
import subprocess
import sys
import threading
import time
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import shiboken6
from deleting import delete_now
from PySide6 import QtWidgets
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 5.0
"""Seconds in which a thread or a child process that was told to end may do so."""
HOUSE = Path(__file__).parents[2]
TESTS = f"{HOUSE / 'tests'}/"
OURS = (f"{HOUSE / 'netbuilder'}/", TESTS)


class Kind(NamedTuple):
    """A kind of thing that a test must not leave behind.

    `is_at_work` may wait until a moment of the monotonic clock; `end` keeps what was found from
    troubling the tests that follow.
    """

    name: str
    is_at_work: Callable[[object, float], bool]
    end: Callable[[object], None]


class Made(NamedTuple):
    """Something that was made, and the lines that did."""

    kind: Kind
    thing: weakref.ref[object]
    lines: str


def thread_runs(thread: threading.Thread, until: float) -> bool:
    thread.join(max(0.0, until - time.monotonic()))
    return thread.is_alive()


def process_runs(process: subprocess.Popen[bytes], until: float) -> bool:
    try:
        process.wait(max(0.0, until - time.monotonic()))
    except subprocess.TimeoutExpired:
        return True
    return False


def timer_runs(timer: QTimer, until: float) -> bool:
    return shiboken6.isValid(timer) and timer.isActive()


def window_stands(widget: QWidget, until: float) -> bool:
    return shiboken6.isValid(widget) and widget.isWindow() and widget.isVisible()


def close(window: QWidget) -> None:
    window.close()
    delete_now(window)


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


THREAD = Kind("thread", thread_runs, lambda thread: None)
PROCESS = Kind("child process", process_runs, kill)
TIMER = Kind("timer", timer_runs, QTimer.stop)
WINDOW = Kind("window", window_stands, close)


class Watch:
    """Notes what is made, and tells which of it is still at work.

    Args:
        serves_all: Tells of a child process whether it is the program's own, not one test's.
    """

    def __init__(self, *, serves_all: Callable[[subprocess.Popen[bytes]], bool]) -> None:
        self._serves_all = serves_all
        self._made: list[Made] = []
        self._note(threading.Thread, "start", THREAD)
        self._note(subprocess.Popen, "__init__", PROCESS)
        self._note(QTimer, "__init__", TIMER)
        for name in dir(QtWidgets):
            cls = getattr(QtWidgets, name)
            if isinstance(cls, type) and issubclass(cls, QWidget):
                self._note(cls, "__init__", WINDOW)

    def _note(self, cls: type, method: str, kind: Kind) -> None:
        make: Callable[..., None] = getattr(cls, method)

        @functools.wraps(make)
        def make_and_note(thing: object, *args: object, **kwargs: object) -> None:
            make(thing, *args, **kwargs)
            may_be_left = kind is not WINDOW or thing.isWindow()
            if may_be_left and (lines := lines_of_the_caller()):
                self._made.append(Made(kind, weakref.ref(thing), lines))

        setattr(cls, method, make_and_note)

    def begin(self) -> None:
        """Forget what was made before: it is not this test's."""
        self._made.clear()

    def left(self) -> list[str]:
        """Return a sentence for each thing that is still at work, and end what can be ended."""
        if QApplication.instance() is not None:
            delete_now()
        if any(True for _made, _thing in self._at_work(TIMER, WINDOW)):
            gc.collect()
        found = list(self._at_work(TIMER, WINDOW, THREAD, PROCESS))
        said = [f"a {made.kind.name} ({told(thing)}) made by {made.lines}" for made, thing in found]
        for made, thing in found:
            if made.kind.is_at_work(thing, 0.0):
                made.kind.end(thing)
        return said

    def _at_work(self, *kinds: Kind) -> Iterator[tuple[Made, object]]:
        until = time.monotonic() + PATIENCE
        for made in self._made:
            thing = made.thing()
            if thing is None or made.kind not in kinds:
                continue
            if made.kind is PROCESS and self._serves_all(thing):
                continue
            if made.kind.is_at_work(thing, until):
                yield made, thing


def told(thing: object) -> str:
    """Return by what name a person finds the thing."""
    match thing:
        case threading.Thread():
            return thing.name
        case subprocess.Popen():
            return f"pid {thing.pid}"
    return type(thing).__name__


def lines_of_the_caller() -> str:
    """Return the nearest line of ours and that of the test, or nothing where a library did it."""
    frame, nearest = sys._getframe(2), ""
    while frame is not None:
        path = frame.f_code.co_filename
        if path.startswith(OURS):
            line = f"{path.removeprefix(f'{HOUSE}/')}:{frame.f_lineno}"
            if path.startswith(TESTS):
                return f"{nearest}, for {line}" if nearest else line
            nearest = nearest or line
        frame = frame.f_back
    return nearest
