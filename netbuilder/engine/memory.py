"""Check whether this machine has as much memory as a training takes."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netbuilder.engine.footprint import estimate
from netbuilder.engine.refusals import TrainingRefusedError
from netbuilder.words import _, sized

if TYPE_CHECKING:
    from netbuilder.project.project import Project

LARGE: Final = 2**30
"""Bytes from which on compiled networks of before are let go first."""


def require_memory(project: Project) -> int:
    """Return the estimate in bytes, if this machine has as much.

    Raises:
        TrainingRefusedError: It has less.
    """
    needed, available = estimate(project), available_memory()
    if available is not None and needed > available:
        raise TrainingRefusedError(
            _("This network is too large for this machine’s memory"),
            found=_("about {size} needed to train it").format(size=sized(needed)),
            expected=_("at most the {size} that are free").format(size=sized(available)),
            advice=_("Choose fewer units or filters, or a smaller batch size."),
        )
    return needed


def require_more_memory(old: Project, new: Project) -> None:
    """Refuse to go on from `old`, which has its memory, with `new`, if that does not fit.

    Raises:
        TrainingRefusedError: What it takes in addition is more than is free.
    """
    more, available = estimate(new) - estimate(old), available_memory()
    if available is not None and more > available:
        raise TrainingRefusedError(
            _("This batch size is too large for this machine’s memory"),
            found=_("about {size} more needed").format(size=sized(more)),
            expected=_("at most the {size} that are free").format(size=sized(available)),
            advice=_("Choose a smaller batch size."),
        )


def available_memory() -> int | None:
    """Return how many bytes can be taken now; None where the system does not say."""
    found = [count for count in (_of_the_machine(), _of_the_container()) if count is not None]
    return min(found, default=None)


def _of_the_machine() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return _on_windows() or _in_all()
    fields = dict(line.split(":", 1) for line in lines if ":" in line)
    free = fields.get("MemAvailable")
    return int(free.split()[0]) * 1024 if free else _in_all()


def _of_the_container() -> int | None:
    """Return what a Linux control group leaves (cgroup v2)."""
    folder = Path("/sys/fs/cgroup")
    try:
        most = (folder / "memory.max").read_text().strip()
        used = (folder / "memory.current").read_text().strip()
    except OSError:
        return None
    return None if most == "max" else max(0, int(most) - int(used))


def _in_all() -> int | None:
    """Return all of the machine's memory, where no more is known (macOS)."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None


class _MemoryStatus(ctypes.Structure):
    """Windows's MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        ("total", ctypes.c_ulonglong),
        ("available", ctypes.c_ulonglong),
        *((f"unused{index}", ctypes.c_ulonglong) for index in range(5)),
    )


def _on_windows() -> int | None:
    if sys.platform != "win32":
        return None
    status = _MemoryStatus()
    status.length = ctypes.sizeof(status)
    asked = ctypes.WinDLL("kernel32").GlobalMemoryStatusEx(ctypes.byref(status))
    return int(status.available) if asked else None
