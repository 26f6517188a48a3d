"""What a training is asked for beside its project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """Where and with what else a run is computed; none of it changes its numbers' meaning.

    Attributes:
        device: One of `EngineReady.devices`; empty for TensorFlow's choice.
        measure_plain: Whether to measure training examples as validation is, after each epoch.
        tensorboard: The folder that event files are written to, if at all.
        continues_schedule: Whether a training that continues a run goes on with its schedule.
        document_id: The id of the document while it is open, or empty.
        origin: The path of the document's file, or empty.
    """

    device: str = ""
    measure_plain: bool = False
    tensorboard: Path | None = None
    continues_schedule: bool = True
    document_id: str = ""
    origin: str = ""
