"""What the pad asks of its thread: the newest request of a kind replaces the one that waits."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from netbuilder.engine.answerer import Load


class Ask(NamedTuple):
    """A question about a 1 × 28 × 28 image; `looks` asks for every block's output, too."""

    image: NDArray[np.uint8]
    generation: int
    looks: bool = False


@dataclass(slots=True)
class Waiting:
    """What waits to be done: at most one change of weights, one question, one for reasons.

    `run_id` says of which run the weights to load are; `many` are images to be read, by their tags.
    """

    load: Load | Callable[[], Load] | str | None = None
    run_id: str = ""
    rival: str | None = None
    ask: Ask | None = None
    why: Ask | None = None
    neuron: tuple[str, int] | None = None
    many: dict[str, NDArray[np.uint8]] = field(default_factory=dict)
    end: bool = False

    def anything(self) -> bool:
        """Tell whether there is something to do."""
        waits = (self.load, self.rival, self.ask, self.why, self.neuron)
        return self.end or bool(self.many) or any(waiting is not None for waiting in waits)


class Mailbox:
    """Written to by any thread, emptied by one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting = Waiting()

    @contextmanager
    def writing(self) -> Iterator[Waiting]:
        """Let the caller change what waits, and wake the thread that takes it."""
        with self._changed:
            yield self._waiting
            self._changed.notify()

    def take(self) -> Waiting:
        """Wait until there is something to do, and empty the box."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting.anything())
            taken, self._waiting = self._waiting, Waiting()
        return taken

    def has_newer(self) -> bool:
        """Tell whether another drawing or other weights have come since the box was emptied."""
        with self._changed:
            return self._waiting.ask is not None or self._waiting.load is not None
