"""A mailbox in which the newest request of a kind replaces the one that waits."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

Request = TypeVar("Request")


class Mailbox(Generic[Request]):
    """Written to by any thread, emptied by one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: dict[Hashable, tuple[int, Request]] = {}
        self._is_closed = False

    def put(self, request: Request, *, kind: Hashable, priority: int) -> None:
        """Let `request` wait in the place of an older one of its `kind`.

        The lowest `priority` is taken first; of equal ones, what has waited longest.
        """
        with self._changed:
            self._waiting[kind] = (priority, request)
            self._changed.notify()

    def take(self) -> Request | None:
        """Wait for a request and take it out; None once the mailbox is closed."""
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
