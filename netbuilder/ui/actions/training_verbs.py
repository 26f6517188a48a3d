"""Training, and the drawing pad."""

from __future__ import annotations

from netbuilder.ui.actions.verb import TRAINING, Verb
from netbuilder.words import N_

_BEGIN = (
    Verb(
        id="train",
        text=N_("Train"),
        menu=TRAINING,
        handler=lambda window: window.training.train,
        shortcut="F5",
        icon="train",
        tip=N_("Train fresh weights, drawn from the plan’s seed"),
    ),
    Verb(
        id="train_on",
        text=N_("Train on"),
        menu=TRAINING,
        handler=lambda window: window.training.train_on,
        shortcut="Shift+F5",
        icon="train-on",
        tip=N_(
            "Continue training from the weights of the chosen run. Its optimizer, its best epoch "
            "and its learning-rate schedule go on from the same moment; early stopping counts anew"
        ),
    ),
    Verb(
        id="train_on_for",
        text=N_("Train on for…"),
        menu=TRAINING,
        handler=lambda window: window.training.train_on_for,
        shortcut="Ctrl+F5",
        tip=N_("Go on for as many epochs as you say; a training under way becomes longer by them"),
    ),
    Verb(
        id="restart",
        text=N_("Restart with fresh weights"),
        short=N_("Restart"),
        menu=TRAINING,
        handler=lambda window: window.training.restart,
        shortcut="Ctrl+Shift+F5",
        icon="restart",
        tip=N_("Stop the training under way and train the network on the canvas afresh"),
    ),
)

PAUSE = Verb(
    id="pause",
    text=N_("Pause"),
    menu=TRAINING,
    handler=lambda window: window.training.toggle_pause,
    shortcut="F6; Pause",
    icon="pause",
    tip=N_("Let the training wait, to look around and turn knobs"),
    begins_section=True,
)

RESUME = Verb(
    id="pause",
    text=N_("Resume"),
    menu=TRAINING,
    handler=lambda window: window.training.toggle_pause,
    shortcut="F6; Pause",
    icon="resume",
    tip=N_("Let the training that waits go on, with the same numbers as without the pause"),
)
"""Form of Pause while it is the way out of a pause."""

_STEER = (
    PAUSE,
    Verb(
        id="stop",
        text=N_("Stop"),
        menu=TRAINING,
        handler=lambda window: window.training.stop,
        shortcut="Shift+F6",
        icon="stop",
        tip=N_("Stop training and keep the weights trained so far"),
    ),
    Verb(
        id="stop_with_best",
        text=N_("Stop and keep the best epoch"),
        menu=TRAINING,
        handler=lambda window: window.training.stop_with_best,
        shortcut="Ctrl+Shift+F6",
        tip=N_("Stop training and keep the weights of the epoch with the lowest loss"),
    ),
    Verb(
        id="continue_schedule",
        text=N_("Continue the learning-rate schedule"),
        menu=TRAINING,
        handler=lambda window: window.preferences.continue_schedule,
        tip=N_(
            "Where a run is continued, let its learning-rate schedule go on from there instead of "
            "starting over"
        ),
        is_checkable=True,
        begins_section=True,
    ),
    Verb(
        id="tensorboard",
        text=N_("Write TensorBoard files"),
        menu=TRAINING,
        handler=lambda window: window.preferences.set_tensorboard,
        tip=N_("Let each training also write event files, which TensorBoard can show"),
        is_checkable=True,
    ),
    Verb(
        id="tensorboard_folder",
        text=N_("Folder for TensorBoard files…"),
        menu=TRAINING,
        handler=lambda window: window.preferences.choose_tensorboard_folder,
        tip=N_("Choose where the event files go, in a folder for each run"),
    ),
)

TRAINING_VERBS = (*_BEGIN, *_STEER)
