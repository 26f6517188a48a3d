"""Severity of a line of the log."""

from __future__ import annotations

from enum import StrEnum


class LogSeverity(StrEnum):
    """Severity of a line: how much it asks for attention."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"
