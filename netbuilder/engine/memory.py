"""How much memory a training takes, estimated without Keras, and whether there is as much."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.shape import FLOAT_BYTES, size_of
from netbuilder.engine.refusals import TrainingRefusedError
from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.datasets import dataset_info
from netbuilder.project.plan import OptimizerName
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph
    from netbuilder.project.plan import Plan
    from netbuilder.project.project import Project

_SLOTS: Final = {
    OptimizerName.SGD: 0,
    OptimizerName.ADAGRAD: 1,
    OptimizerName.RMSPROP: 1,
    OptimizerName.ADAM: 2,
    OptimizerName.ADAMW: 2,
    OptimizerName.NADAM: 2,
    OptimizerName.ADAMAX: 2,
    OptimizerName.ADADELTA: 2,
    OptimizerName.LION: 1,
}
_COPIES: Final = 9
"""The weights themselves, as drawn anew, the last good ones and those set aside, those of the best
epoch, those on their way to a checkpoint, and the pad's: read, handed over, and in its own model.
"""
_STATES: Final = 5
"""The optimizer's state itself, that of before the super-step, that of the best epoch, and those
two on their way to a checkpoint.
"""
_ACTIVATIONS: Final = 3
"""Each block's output, its gradient, and one thing more to compute either."""
_BASE: Final = 200 * 2**20
"""What compiling and TensorFlow's own buffers take."""
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
            found=_("about {size} needed to train it").format(size=_gigabytes(needed)),
            expected=_("at most {size}, which are free").format(size=_gigabytes(available)),
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
            found=_("about {size} needed in addition").format(size=_gigabytes(more)),
            expected=_("at most {size}, which are free").format(size=_gigabytes(available)),
            advice=_("Choose a smaller batch size."),
        )


def estimate(project: Project) -> int:
    """Return how many bytes training the project takes, roughly and rather too many."""
    graph, plan = project.graph, project.plan
    shapes = infer_shapes(graph)
    weights = FLOAT_BYTES * sum(shapes[node].parameters for node in active(graph))
    momentum = plan.momentum > 0 and type(plan).declared()["momentum"].matters_in(plan)
    gradients_and_slots = 1 + _STATES * (_SLOTS[plan.optimizer] + momentum)
    info = dataset_info(project.dataset)
    more = len(project.drawings) * plan.drawing_repeats + info.training * plan.hand_versions
    images = (2 * (info.training + more) + info.test) * size_of(info.shape)
    return (
        _BASE + images + weights * (_COPIES + gradients_and_slots) + _for_activations(graph, plan)
    )


def _for_activations(graph: Graph, plan: Plan) -> int:
    shapes = infer_shapes(graph)
    outputs = [size_of(shapes[node].output or ()) for node in active(graph)]
    return FLOAT_BYTES * _ACTIVATIONS * plan.batch_size * sum(outputs)


def _gigabytes(count: int) -> str:
    return _("{number:,.1f} GB").format(number=count / 2**30)


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
