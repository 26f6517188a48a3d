"""Menus, made from the table of verbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from netbuilder.files.recipes import recipes
from netbuilder.ui.actions import FILE, PANEL, RECIPES, TOOLBAR, VIEW
from netbuilder.ui.actions.runs_verbs import RUNS
from netbuilder.ui.shell.menus.language_menu import LanguageMenu
from netbuilder.ui.style.appearance import TITLES, Appearance
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QDockWidget, QMainWindow

    from netbuilder.ui.actions import Verb
    from netbuilder.ui.runtime.language import LanguageChoice
    from netbuilder.ui.style.appearance import AppearanceKeeper

_WITHIN: Final = {PANEL: VIEW}
"""Menus that stand in another one."""


class RecipeMenu(QMenu):
    """The recipes of the lecture, each with what to look out for as its tool tip.

    Signals:
        chosen(name): a recipe is to be opened.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_(RECIPES), parent)
        self.setToolTipsVisible(True)
        for recipe in recipes():
            action = self.addAction(_(recipe.title))
            action.setToolTip(_(recipe.notes))
            action.setObjectName(recipe.name)
            action.triggered.connect(partial(self.chosen.emit, recipe.name))

    def begin_with(self, gallery: QAction) -> None:
        """Offer all of them with their pictures, too."""
        first = self.actions()[0]
        self.insertAction(first, gallery)
        self.insertSeparator(first)


class AppearanceMenu(QMenu):
    """The choice of light and dark; what is chosen is ticked, by whichever way it was."""

    def __init__(self, keeper: AppearanceKeeper, parent: QWidget) -> None:
        super().__init__(_("Appearance"), parent)
        self._keeper = keeper
        self._choices: dict[Appearance, QAction] = {}
        group = QActionGroup(self)
        for choice in Appearance:
            action = self.addAction(_(TITLES[choice]))
            action.setCheckable(True)
            action.triggered.connect(partial(keeper.choose, choice))
            group.addAction(action)
            self._choices[choice] = action
        keeper.changed.connect(self._on_changed)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._choices[self._keeper.choice].setChecked(True)


def make_menus(
    window: QMainWindow,
    actions: dict[str, QAction],
    verbs: Iterable[Verb],
    *,
    recipes: QMenu,
    recent: QMenu,
    sort: QMenu,
) -> dict[str, QMenu]:
    """Fill the menu bar from the table and return the menus by their marked titles."""
    bar = window.menuBar()
    made: dict[str, QMenu] = {}
    for verb in verbs:
        # The gallery heads the menu of recipes.
        if verb.menu in (TOOLBAR, RECIPES):
            continue
        if verb.menu not in made:
            around = made.get(_WITHIN.get(verb.menu, ""), bar)
            made[verb.menu] = around.addMenu(_(verb.menu))
        if verb.begins_section:
            made[verb.menu].addSeparator()
        made[verb.menu].addAction(actions[verb.id])
    bar.insertMenu(made[VIEW].menuAction(), recipes)
    made[FILE].insertMenu(actions["save"], recent)
    made[RUNS].insertMenu(actions["rename_run"], sort)
    return made


def fill_view_menu(
    menu: QMenu,
    appearance: AppearanceKeeper,
    language: LanguageChoice,
    docks: Iterable[QDockWidget],
    *,
    reset: QAction,
) -> None:
    """Add which docks the window shows, above `reset`, and the choices of how it looks."""
    menu.insertActions(reset, [dock.toggleViewAction() for dock in docks])
    menu.addSeparator()
    menu.addMenu(AppearanceMenu(appearance, menu))
    menu.addMenu(LanguageMenu(language, menu))
