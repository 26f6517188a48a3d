"""What is wrong in the pseudo-language: words without accents, and words without room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cut_off import cut_off
from pseudo_language import CODE
from PySide6.QtWidgets import QApplication
from words_on_screen import plain_words

from netbuilder.blocks.catalogue import catalogue
from netbuilder.project.plan import Plan, Schedule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

OF_OTHERS = {"NetBuilder", "English", CODE, "CPU", "NaN"}
LIBRARIES = {"netbuilder", "python", "numpy", "tensorflow", "keras"}
TURNS = 50
"""So often Qt may lay out anew what has changed."""


def names_of_keras() -> set[str]:
    """Return what can be chosen under Keras's own names."""
    return {
        str(choice)
        for values in (Plan, *catalogue().values())
        for setting in values.declared().values()
        if setting.choices is not None and setting.choices is not Schedule
        for choice in setting.choices
    }


def untranslated(said: Iterable[tuple[str, str]], *, known: Iterable[str] = ()) -> set[str]:
    """Return the words without accents, each with who says it; those that are `known` may be."""
    names = OF_OTHERS | LIBRARIES | names_of_keras() | set(known)
    return {
        f"{word} in {place}"
        for place, text in said
        for word in plain_words(text)
        if word not in names
    }


def still_cut_off(root: QWidget) -> list[str]:
    """Return what is cut off once all has found its place."""
    for _turn in range(TURNS):
        QApplication.processEvents()
        if not cut_off(root):
            return []
    return cut_off(root)
