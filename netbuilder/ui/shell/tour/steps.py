"""Steps of the tour: their words, and the part of the window that each points at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from netbuilder.words import N_


class Part(StrEnum):
    """Part of the window that a step points at."""

    CANVAS = "canvas"
    PALETTE = "palette"
    SETTINGS = "settings"
    TRAIN = "train"
    PLOTS = "plots"
    PAD = "pad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what is there, what to try, and what is said once that was done.

    A step without `try_it` is only to be read.
    """

    part: Part
    title: str
    words: str
    try_it: str = ""
    done: str = ""


STEPS: Final = (
    Step(
        part=Part.CANVAS,
        title=N_("The network"),
        words=N_(
            "Data flows from left to right. Each block is a layer, and every wire shows the shape "
            "of what passes along it."
        ),
        try_it=N_("Click a block to select it."),
        done=N_("Selected."),
    ),
    Step(
        part=Part.PALETTE,
        title=N_("The blocks"),
        words=N_(
            "These are the blocks that you can add. If one does not fit, it says why and offers a "
            "fix; Ctrl+Z undoes any change."
        ),
        try_it=N_("Drag a block onto a wire, or double-click it."),
        done=N_("Added."),
    ),
    Step(
        part=Part.SETTINGS,
        title=N_("The settings"),
        words=N_(
            "Here the selected block is explained. When you change a setting, all shapes after it "
            "are updated."
        ),
        try_it=N_("Change a setting, such as the number of units."),
        done=N_("Changed."),
    ),
    Step(
        part=Part.TRAIN,
        title=N_("Training"),
        words=N_(
            "Train starts the training: the optimizer adjusts the weights, one mini-batch after "
            "another. You can pause and stop it at any time."
        ),
        try_it=N_("Press Train."),
        done=N_("It is learning."),
    ),
    Step(
        part=Part.PLOTS,
        title=N_("The plots"),
        words=N_(
            "While the network learns, its loss falls. The validation curve shows whether it also "
            "does well on examples that it does not learn from. Each training is kept as a run."
        ),
    ),
    Step(
        part=Part.PAD,
        title=N_("The drawing pad"),
        words=N_(
            "The network says which digit it sees, even while it is learning. Until you have "
            "trained one, a built-in network does."
        ),
        try_it=N_("Draw a digit."),
        done=N_("The bars show what the network sees in it."),
    ),
)
"""The steps, in their order."""
