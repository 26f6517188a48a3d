"""A mailbox between those who ask about a network and the thread that answers."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable

    from netbuilder.engine.probes.probe import Probe
    from netbuilder.engine.subject import RunSubject, Subject
    from netbuilder.engine.weights_publisher import ShowWeights

_SUBJECT: Final = "subject"
_SUBJECT_FIRST: Final = -1
"""The priority of another subject: before all questions."""


class Mailbox:
    """Holds the newest subject, and of each kind and asker the newest probe.

    Written to by any thread, emptied by one: lowest priority first and, of equal ones, what has
    waited longest.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: dict[Hashable, tuple[int, Subject | Probe]] = {}
        self._chosen = 0
        self._is_closed = False

    def ask(self, probe: Probe) -> None:
        """Let a probe wait in the place of an older one of its kind and asker."""
        with self._changed:
            self._waiting[type(probe), probe.asker] = (probe.priority, probe)
            self._changed.notify()

    def answer_with(self, subject: Subject) -> None:
        """Let all probes be about this network from now on."""
        with self._changed:
            self._chosen += 1
            self._put(subject)

    def training_subject(self) -> ShowWeights:
        """Return what a training shows its weights to, until another subject is asked for.

        A training that was left may still be at its present step; it must not answer for the
        network that is asked for meanwhile.
        """
        with self._changed:
            chosen = self._chosen

        def show(subject: RunSubject) -> None:
            with self._changed:
                if self._chosen == chosen:
                    self._put(subject)

        return show

    def take(self) -> Subject | Probe | None:
        """Wait for what comes first and take it out; None once the mailbox is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            if self._is_closed:
                return None
            first = min(self._waiting, key=lambda kind: self._waiting[kind][0])
            return self._waiting.pop(first)[1]

    def close(self) -> None:
        """Drop what waits, and let nobody wait any more."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()

    def _put(self, subject: Subject) -> None:
        """Let a subject wait; to be called with the lock held."""
        self._waiting[_SUBJECT] = (_SUBJECT_FIRST, subject)
        self._changed.notify()
