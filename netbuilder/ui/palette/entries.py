"""Entries of the palette: each block of the catalogue, and the custom blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.search import BEGINS, EQUAL, is_called, rank
from netbuilder.ui.canvas.gestures.carried import (
    category_of,
    contents_of,
    custom_key,
    mime_of,
    mime_of_part,
)
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from netbuilder.blocks.block import Category
    from netbuilder.network.graph import Graph


BASICS: Final = (
    "Input",
    "Dense",
    "Activation",
    "Dropout",
    "Flatten",
    "Conv2D",
    "MaxPooling2D",
)
"""Kinds of block that a first course needs, in the order in which it needs them."""
_BASICS_SECTION: Final = "basics"
_CUSTOM_SECTION: Final = "custom"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the palette.

    Attributes:
        name: The block's kind, or the custom block's name.
        section: Id of the section in which it stands.
        heading: The section's words.
        title: What it is called.
        tip: What it is.
        category: The category whose colour it has.
        part: The custom block's network; None for a block of the catalogue.
    """

    name: str
    section: str
    heading: str
    title: str
    tip: str
    category: Category
    part: Graph | None = None

    @property
    def is_custom(self) -> bool:
        """True for a custom block."""
        return self.part is not None

    @property
    def is_basic(self) -> bool:
        """True for a block that a first course needs."""
        return self.section == _BASICS_SECTION

    @property
    def key(self) -> str:
        """Key that no other row has: a block and a custom block may have the same name."""
        return custom_key(self.name) if self.is_custom else self.name

    def rank(self, words: str) -> int | None:
        """Return the place among what fits `words`, 0 the best; None where it does not fit."""
        if not self.is_custom:
            return rank(catalogue()[self.name], words)
        if is_called(words, (self.title,)):
            return EQUAL
        return BEGINS if words.strip().casefold() in self.title.casefold() else None

    def mime(self) -> QMimeData:
        """Return what is dragged."""
        return mime_of(self.name) if self.part is None else mime_of_part(self.part, self.name)


def basic_entries() -> tuple[Entry, ...]:
    """Return the rows of the blocks that a first course needs."""
    return tuple(_entry(kind, _BASICS_SECTION, _("Basics")) for kind in BASICS)


def other_entries() -> tuple[Entry, ...]:
    """Return a row for each other block of the catalogue, in its order, below its category."""
    return tuple(
        _entry(kind, cls.category, cls.category.heading)
        for kind, cls in catalogue().items()
        if kind not in BASICS
    )


def _entry(kind: str, section: str, heading: str) -> Entry:
    cls = catalogue()[kind]
    return Entry(kind, section, heading, _(cls.title), _(cls.explanation), cls.category)


def custom_entry(name: str, part: Graph) -> Entry:
    """Return the row of a custom block."""
    heading, tip = _("Custom blocks"), contents_of(part)
    return Entry(name, _CUSTOM_SECTION, heading, name, tip, category_of(part), part)
