"""The menu of languages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from netbuilder.ui.runtime.language import SYSTEM, LanguageChoice, native_name
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LanguageMenu(QMenu):
    """The choice of a language for the next start; each stands under the name it gives itself."""

    def __init__(self, choice: LanguageChoice, parent: QWidget) -> None:
        super().__init__(_("Language"), parent)
        group = QActionGroup(self)
        for code in choice.offered:
            title = _("Same as system") if code == SYSTEM else native_name(code)
            action = self.addAction(title)
            action.setObjectName(code)
            action.setCheckable(True)
            action.setChecked(code == choice.choice)
            action.triggered.connect(partial(choice.choose, code))
            group.addAction(action)
