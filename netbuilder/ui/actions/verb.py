"""What a verb is, and the menus that hold them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from netbuilder.words import N_

FILE: Final = N_("&File")
EDIT: Final = N_("&Edit")
ARRANGE: Final = N_("&Arrange")
VIEW: Final = N_("&View")
TRAINING: Final = N_("&Training")
PAD: Final = N_("&Pad")
HELP: Final = N_("&Help")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One thing a person can do.

    `handler` is the path of a method from the window, e.g. `files.save`; `shortcut` may name
    several keys, with semicolons between them. `short` is what a button calls it. A checkable verb
    hands its handler whether it is ticked.
    """

    id: str
    text: str
    menu: str
    handler: str
    short: str = ""
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    is_checkable: bool = False
    begins_section: bool = False
