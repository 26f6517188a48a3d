"""States of the verbs of training: which can be used now, and their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from netbuilder.ui.actions.ability import allow
from netbuilder.ui.actions.factory import show_as
from netbuilder.ui.actions.training_verbs import PAUSE, RESUME

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from netbuilder.ui.style.theme import Theme
    from netbuilder.ui.trainer.controller import TrainingController
    from netbuilder.ui.trainer.preferences import TrainingPreferences


def show_training(verbs: dict[str, QAction], training: TrainingController, *, theme: Theme) -> None:
    """Enable what makes sense in the present state of training."""
    state = training.state
    for name, is_possible in (
        ("train", training.can_train),
        ("restart", training.can_restart),
        ("pause", state.can_pause or state.can_unpause),
        ("stop", state.can_stop),
        ("stop_with_best", state.is_under_way),
    ):
        verbs[name].setEnabled(is_possible)
    allow(verbs["continue_training"], why_not=training.why_not_continue)
    is_extended = training.can_add_epochs
    allow(verbs["add_epochs"], why_not="" if is_extended else training.why_not_continue)
    # With no training to restart, it would be Train by another name.
    verbs["restart"].setVisible(state.can_stop)
    show_as(verbs["pause"], RESUME if state.can_unpause else PAUSE, theme=theme)


def show_preferences(verbs: dict[str, QAction], preferences: TrainingPreferences) -> None:
    """Tick what trainings are to do beside learning."""
    for name, is_wanted in (
        ("tensorboard", preferences.writes_tensorboard),
        ("continue_schedule", preferences.continues_schedule),
    ):
        with QSignalBlocker(verbs[name]):
            verbs[name].setChecked(is_wanted)
