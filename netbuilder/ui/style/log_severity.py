"""How much a line of the log asks for attention."""

from __future__ import annotations

from enum import StrEnum


class LogSeverity(StrEnum):
    """How much a line asks for attention."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"
