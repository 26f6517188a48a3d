"""A network that takes every image for a three: what probes may look at, without Keras."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np

CONTEXT = SimpleNamespace(
    model=SimpleNamespace(
        probabilities=lambda images: np.tile(np.eye(10, dtype=np.float32)[3], (len(images), 1))
    )
)


def answer_to(probe, *, source="Run 1", run_id=""):
    """Return what the thread that answers would say of this network."""
    found = probe.answer(CONTEXT)
    return replace(found, number=probe.number, asker=probe.asker, source=source, run_id=run_id)
