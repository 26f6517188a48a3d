"""Letting the window have its turn while Python works hard in another thread."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_SWITCH_INTERVAL: Final = 0.001


@contextlib.contextmanager
def yielding_often() -> Iterator[None]:
    """Let a waiting thread have the interpreter after one millisecond instead of five."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_INTERVAL)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
