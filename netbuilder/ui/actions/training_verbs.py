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
        tip=N_("Train from scratch, with newly initialized weights drawn from the random seed"),
    ),
    Verb(
        id="continue_training",
        text=N_("Continue training"),
        menu=TRAINING,
        handler=lambda window: window.training.continue_training,
        shortcut="Shift+F5",
        icon="continue-training",
        tip=N_(
            "Continue training from the weights of the selected run. The state of "
            "its optimizer, its best epoch and its learning-rate schedule are "
            "carried over; early stopping counts from zero"
        ),
    ),
    Verb(
        id="add_epochs",
        text=N_("Continue for more epochs…"),
        menu=TRAINING,
        handler=lambda window: window.training.add_epochs,
        shortcut="Ctrl+F5",
        tip=N_(
            "Continue training for a number of epochs; a training in progress is extended by them"
        ),
    ),
    Verb(
        id="restart",
        text=N_("Restart from scratch"),
        short=N_("Restart"),
        menu=TRAINING,
        handler=lambda window: window.training.restart,
        shortcut="Ctrl+Shift+F5",
        icon="restart",
        tip=N_(
            "Stop the training in progress and train the network on the canvas "
            "with newly initialized weights"
        ),
    ),
)

PAUSE = Verb(
    id="pause",
    text=N_("Pause"),
    menu=TRAINING,
    handler=lambda window: window.training.toggle_pause,
    shortcut="F6; Pause",
    icon="pause",
    tip=N_("Pause the training, to inspect it and adjust settings"),
    begins_section=True,
)

RESUME = Verb(
    id="pause",
    text=N_("Resume"),
    menu=TRAINING,
    handler=lambda window: window.training.toggle_pause,
    shortcut="F6; Pause",
    icon="resume",
    tip=N_("Resume the paused training; the results are the same as without the pause"),
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
        tip=N_("Stop training and keep the current weights"),
    ),
    Verb(
        id="stop_with_best",
        text=N_("Stop and keep the best epoch"),
        menu=TRAINING,
        handler=lambda window: window.training.stop_with_best,
        shortcut="Ctrl+Shift+F6",
        tip=N_("Stop training and restore the weights of the epoch with the lowest loss"),
    ),
    Verb(
        id="continue_schedule",
        text=N_("Continue the learning-rate schedule"),
        menu=TRAINING,
        handler=lambda window: window.preferences.continue_schedule,
        tip=N_(
            "When a run is continued, continue its learning-rate schedule instead of "
            "starting it over"
        ),
        is_checkable=True,
        begins_section=True,
    ),
    Verb(
        id="make_robust",
        text=N_("Turn on augmentation"),
        menu=TRAINING,
        handler=lambda window: window.augmentation.make_robust,
        tip=N_(
            "Data augmentation: also train on augmented examples, drawn as other "
            "people would write them"
        ),
    ),
    Verb(
        id="tensorboard",
        text=N_("Write TensorBoard files"),
        menu=TRAINING,
        handler=lambda window: window.preferences.set_tensorboard,
        tip=N_("Also write event files that TensorBoard can show, for each training"),
        is_checkable=True,
    ),
    Verb(
        id="tensorboard_folder",
        text=N_("Folder for TensorBoard files…"),
        menu=TRAINING,
        handler=lambda window: window.preferences.choose_tensorboard_folder,
        tip=N_("Choose where the event files are written; each run gets a folder of its own"),
    ),
)

TRAINING_VERBS = (*_BEGIN, *_STEER)
