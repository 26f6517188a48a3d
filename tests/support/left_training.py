"""A training that was interrupted, for the dialogs that offer it."""

from __future__ import annotations

from dataclasses import replace

from netbuilder.files.unfinished import Unfinished

_FOURTH_OF_TEN = Unfinished(
    run_id="a",
    name="Run 3",
    title="Mine",
    document_id="",
    origin="",
    epoch=4,
    epochs=10,
    written=1.7e9,
)


def left_training(**changes: object) -> Unfinished:
    """Return a run left after epoch 4 of 10, but for these changes."""
    return replace(_FOURTH_OF_TEN, **changes)
