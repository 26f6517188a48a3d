"""Verbs: all that a person can do, and the menus that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from netbuilder.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.ui.actions.need import Need
    from netbuilder.ui.actions.targets import Window

    Handler: TypeAlias = Callable[[], object] | Callable[[bool], object]

FILE: Final = N_("&File")
EDIT: Final = N_("&Edit")
ARRANGE: Final = N_("&Arrange")
VIEW: Final = N_("&View")
PANEL: Final = N_("Current &panel")
"""A menu within that of the view."""
TRAINING: Final = N_("&Training")
PAD: Final = N_("&Pad")
INSPECT: Final = N_("&Inspect")
HELP: Final = N_("&Help")
RECIPES: Final = N_("Re&cipes")
TOOLBAR: Final = ""
"""The menu of a verb that the toolbar alone has, since a menu offers each of its outcomes."""


class Target(StrEnum):
    """Thing on the canvas that the right button was pressed on."""

    BLOCK = "block"
    WIRE = "wire"
    NOTE = "note"
    GROUP = "group"
    CANVAS = "canvas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One thing a person can do.

    `handler` returns, for a window, the method that does it; that of a checkable verb is told
    whether it is ticked. `shortcut` may name several keys, with semicolons between them. `short` is
    what a button calls it. `acts_on` says for which targets the right button offers it, and `needs`
    what has to be there on the canvas for it to make sense.
    What `is_destructive` stands last in such a menu.
    """

    id: str
    text: str
    menu: str
    handler: Callable[[Window], Handler]
    short: str = ""
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    is_checkable: bool = False
    begins_section: bool = False
    acts_on: tuple[Target, ...] = ()
    needs: Need | None = None
    is_destructive: bool = False
