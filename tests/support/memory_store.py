"""A store of checkpoints that keeps them in memory and in their order."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netbuilder.errors import NetBuilderError
    from netbuilder.project.checkpoint import Checkpoint


class MemoryStore:
    def __init__(self, refusal: NetBuilderError | None = None) -> None:
        self.refusal = refusal
        self.begun: list[str] = []
        self.written: list[Checkpoint] = []
        self.ended: dict[str, Checkpoint | None] = {}
        self.has_written = threading.Event()

    def begin(self, run_id: str) -> None:
        self.begun.append(run_id)

    def write(self, checkpoint: Checkpoint) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.written.append(checkpoint)
        self.has_written.set()

    def end(self, run_id: str, checkpoint: Checkpoint | None = None) -> None:
        self.ended[run_id] = checkpoint

    def load(self, run_id: str) -> Checkpoint | None:
        return self.ended.get(run_id)
