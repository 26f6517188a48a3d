"""The toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from netbuilder.ui.actions.training_verbs import PAUSE, RESUME
from netbuilder.ui.shell.menus.folds import PaddingFold, WordsFold
from netbuilder.ui.style.icons import icon
from netbuilder.ui.widgets.clicks import count_double_click_once
from netbuilder.ui.widgets.overflow import name_overflow
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from netbuilder.ui.shell.menus.data_menu import DataMenu
    from netbuilder.ui.style.theme import Theme

_WITH_WORDS = ("train", "continue_training", "pause", "stop")
_WITH_SIGNS = ("new", "open", "save", "undo", "redo", "fit", "theme")
_TURNS_ABOUT = ("pause",)
"""Verbs that the next click takes back."""
_BESIDE = {"continue_training": ("add_epochs",), "stop": ("stop_with_best",)}
"""Verbs behind the arrow beside a button, by their ids."""
_READABLE_CHARACTERS = 24
"""Characters of the progress for which buttons drop their words."""


class MainToolBar(QToolBar):
    """Files, undo, recipes, data, training with its progress, view.

    Where there is little room, some buttons have a sign alone.
    """

    def __init__(
        self,
        actions: dict[str, QAction],
        *,
        recipes: QMenu,
        data: DataMenu,
        progress: QWidget,
        parent: QWidget,
    ) -> None:
        super().__init__(_("Toolbar"), parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.recipe_button = _menu_button(
            recipes, _("Recipes"), tip=_("Start with a ready-made network")
        )
        self.data_button = _menu_button(
            data, data.title(), tip=_("The data set that is trained on")
        )
        self._data = data
        data.changed.connect(self._name_data)
        self._name_data()
        name_overflow(self)
        self._pause, self._progress = actions["pause"], progress
        self._add(actions, "new", "open", "save")
        self._add(actions, "undo", "redo")
        self.addWidget(self.recipe_button)
        self.addWidget(self.data_button)
        self.addSeparator()
        self._add(actions, *_WITH_WORDS)
        self.addWidget(progress)
        self._add_spring()
        self._add(actions, "fit", "theme", with_separator=False)
        beginning = [self.recipe_button, self.data_button]
        self._folds = (
            WordsFold([*beginning, *self._buttons(actions, "continue_training")]),
            WordsFold(self._buttons(actions, "train", "pause", "stop")),
            PaddingFold([*beginning, *self._buttons(actions, *_WITH_SIGNS, *_WITH_WORDS)]),
        )

    @Slot()
    def _name_data(self) -> None:
        self.data_button.setText(self._data.title())
        self.data_button.setAccessibleName(_("Data: {name}").format(name=self._data.title()))

    def _add(self, actions: dict[str, QAction], *names: str, with_separator: bool = True) -> None:
        for name in names:
            self.addAction(actions[name])
            button = self.widgetForAction(actions[name])
            if name in _TURNS_ABOUT and isinstance(button, QToolButton):
                count_double_click_once(button)
            if name in _WITH_WORDS and isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                self._offer_beside(button, [actions[other] for other in _BESIDE.get(name, ())])
        if with_separator:
            self.addSeparator()

    def _buttons(self, actions: dict[str, QAction], *names: str) -> list[QToolButton]:
        found = (self.widgetForAction(actions[name]) for name in names)
        return [button for button in found if isinstance(button, QToolButton)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where the progress would have no room, those of training later."""
        wanted = self.sizeHint().width() + sum(fold.saved for fold in self._folds) - self._spare()
        is_changed = False
        for fold in self._folds:
            is_changed |= fold.apply(is_compact=self.width() < wanted)
            wanted -= fold.saved
        if is_changed:
            self._keep_width(self._pause, [PAUSE.text, RESUME.text])
        super().resizeEvent(event)

    def _spare(self) -> int:
        """Return how much narrower the progress may be than it would like."""
        readable = self.fontMetrics().averageCharWidth() * _READABLE_CHARACTERS
        return max(0, self._progress.sizeHint().width() - readable)

    def _keep_width(self, action: QAction, texts: list[str]) -> None:
        """Let a button whose words change, and which has its icon, never move those beside it."""
        button = self.widgetForAction(action)
        known, widths = action.text(), []
        button.setMinimumWidth(0)
        button.ensurePolished()
        for text in texts:
            action.setText(_(text))
            widths.append(button.sizeHint().width())
        action.setText(known)
        button.setMinimumWidth(max(widths))

    def _offer_beside(self, button: QToolButton, actions: list[QAction]) -> None:
        if actions:
            menu = QMenu(button)
            menu.setToolTipsVisible(True)
            menu.addActions(actions)
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _add_spring(self) -> None:
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spring)

    def paint_icons(self, theme: Theme) -> None:
        """Take on the colours of another theme."""
        for button, name in ((self.recipe_button, "recipe"), (self.data_button, "data")):
            button.setIcon(icon(name, colour=theme.text, disabled=theme.border))
        self._keep_width(self._pause, [PAUSE.text, RESUME.text])


def _menu_button(menu: QMenu, text: str, *, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(text)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
