"""Augmentation, offered to let the network also learn examples as others would draw them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from netbuilder.ui.document.controller import Controller
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.project import Project


class AugmentationController(Controller):
    """Augmentation as the menu offers it."""

    @Slot()
    def make_robust(self) -> None:
        """Let the plan add one augmented copy of each example, as one undo step."""
        if self._session.project.plan.augmented_copies:
            self._tell(_("Augmentation is already on: the next training uses it."))
            return
        self._session.edit(_("Turn on augmentation"), _with_augmentation)
        self._tell(
            _("Augmentation is on: from the next training on, augmented examples are added.")
        )


def _with_augmentation(project: Project) -> Project:
    return replace(project, plan=project.plan.with_settings(augmented_copies=1))
