"""Sentence on why the training accuracy and that measured like validation differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.plots.shown import Shown


def plain_sentence(run: Shown | None) -> str:
    """Return the sentence for the newest epoch of a run, empty where it was not measured so."""
    epochs = () if run is None else run.figures.epochs
    newest = next((epoch for epoch in reversed(epochs) if epoch.plain_accuracy is not None), None)
    if newest is None or newest.plain_accuracy is None:
        return ""
    words = _(
        "During an epoch the training accuracy is measured while the weights still change: "
        "{during} %. Measured like validation, after the epoch, it is {plain} %."
    )
    if run is not None and run.figures.names:
        words = _(
            "During an epoch the training accuracy is measured with dropout and while the weights "
            "still change: {during} %. Measured like validation, without dropout and after the "
            "epoch, it is {plain} %."
        )
    during, plain = newest.accuracy * 100, newest.plain_accuracy * 100
    return words.format(during=f"{during:.1f}", plain=f"{plain:.1f}")
