"""The log: a file for what nobody needs to read until something has gone wrong."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from platformdirs import user_log_path

if TYPE_CHECKING:
    from pathlib import Path


def log_path() -> Path:
    """Return where the log is."""
    return user_log_path("netbuilder", appauthor=False) / "netbuilder.log"


def start_log() -> None:
    """Write what is logged, and Python's warnings, to the log; nowhere if it cannot be written."""
    logging.captureWarnings(capture=True)
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
        path.touch()
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
