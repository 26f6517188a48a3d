"""Training, and the drawing pad."""

from __future__ import annotations

from netbuilder.ui.verbs.verb import TRAINING, Verb
from netbuilder.words import N_

TRAINING_VERBS = (
    Verb(
        id="train",
        text=N_("Train"),
        menu=TRAINING,
        handler="training.train",
        shortcut="F5",
        icon="train",
        tip=N_("Train fresh weights, drawn from the plan’s seed"),
    ),
    Verb(
        id="train_on",
        text=N_("Train on"),
        menu=TRAINING,
        handler="training.train_on",
        shortcut="Shift+F5",
        icon="train-on",
        tip=N_("Go on training from the weights of the last run"),
    ),
    Verb(
        id="stop",
        text=N_("Stop"),
        menu=TRAINING,
        handler="training.stop",
        shortcut="F6",
        icon="stop",
        tip=N_("Stop training and keep the weights trained so far"),
    ),
    Verb(
        id="clear_pad",
        text=N_("Clear the pad"),
        menu=TRAINING,
        handler="clear_pad",
        shortcut="F8",
        begins_section=True,
    ),
    Verb(
        id="undo_stroke",
        text=N_("Undo stroke"),
        menu=TRAINING,
        handler="undo_stroke",
        shortcut="F7",
    ),
)
