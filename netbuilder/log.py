"""The log: a file for what nobody needs to read until something has gone wrong."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Final

from platformdirs import user_log_path

if TYPE_CHECKING:
    from pathlib import Path

_NAME: Final = "netbuilder-log"


def log_path() -> Path:
    """Return where the log is."""
    return user_log_path("netbuilder", appauthor=False) / "netbuilder.log"


def start_log() -> None:
    """Write what is logged, and Python's warnings, to the log; nowhere if it cannot be written.

    A second call changes nothing.
    """
    logging.captureWarnings(capture=True)
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    if any(handler.get_name() == _NAME for handler in root.handlers):
        return
    root.addHandler(_handler())


def _handler() -> logging.Handler:
    path = log_path()
    made: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except OSError:
        made = logging.NullHandler()
    made.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    made.set_name(_NAME)
    return made
