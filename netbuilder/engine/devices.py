"""Devices that a training can be computed on."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from netbuilder.engine.refusals import TrainingRefusedError
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def devices() -> tuple[str, ...]:
    """Return the names of the devices, e.g. `CPU`, `GPU:0`; several of a kind are counted."""
    import tensorflow as tf

    found = [device.name.removeprefix("/device:") for device in tf.config.list_logical_devices()]
    cpus = [name for name in found if name.startswith("CPU:")]
    gpus = [name for name in found if name.startswith("GPU:")]
    return (*(["CPU"] if len(cpus) <= 1 else cpus), *gpus)


def device_of(wanted: str) -> str:
    """Return the device that computes: the one that is wanted, or TensorFlow's choice."""
    return wanted or next((name for name in devices() if name.startswith("GPU")), devices()[0])


def on_device(wanted: str) -> AbstractContextManager[object]:
    """Let what is built and computed within be on this device; empty leaves it to TensorFlow.

    Raises:
        TrainingRefusedError: This machine has no such device.
    """
    import tensorflow as tf

    if not wanted:
        return contextlib.nullcontext()
    if wanted not in devices():
        raise TrainingRefusedError(
            _("The device to train on"),
            found=wanted,
            expected=one_of(devices(), near=wanted),
            advice=_("Choose a device that this machine has."),
        )
    scope: AbstractContextManager[object] = tf.device(
        f"/{wanted}" if ":" in wanted else f"/{wanted}:0"
    )
    return scope
