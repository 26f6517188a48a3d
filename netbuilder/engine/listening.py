"""Listeners of the engine: one that fails must not end the thread that speaks."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.engine.messages import Message

logger = logging.getLogger(__name__)


@contextmanager
def outliving(message: Message) -> Iterator[None]:
    """Log what a listener raises on `message`, and go on."""
    try:
        yield
    except Exception:
        logger.exception("a listener failed on %s", type(message).__name__)
