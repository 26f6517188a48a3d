"""Blocks found by what a person types, the best first."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.shape import ShapeError
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape

_LEAST_LETTERS = 2
EQUAL, BEGINS, _WORD, _WITHIN, _OTHERWISE, _SCATTERED = range(6)


def rank(cls: type[Block], words: str) -> int | None:
    """Return how well a block fits what was typed, 0 best, or None where it does not.

    Best is the very name, here or in Keras; next a name that begins so, or one of the search words,
    then a word in the name, then any part of it; then all typed words in the name, the category or
    the search words; last the letters in their order (`c2d`, `bnorm`).
    """
    wanted = words.lower().split()
    if not wanted:
        return BEGINS
    names = (_(cls.title), cls.title, cls.kind(), _keras_name(cls))
    place = name_rank(words, names, others=cls.search_words)
    if place is not None:
        return place
    known = [name.lower() for name in names]
    others = map(str.lower, cls.search_words)
    around = " ".join((*known, cls.category.heading.lower(), *others))
    if all(word in around for word in wanted):
        return _OTHERWISE
    letters = "".join(wanted)
    return _SCATTERED if any(_is_scattered(letters, name) for name in known) else None


def name_rank(words: str, names: Iterable[str], *, others: Iterable[str] = ()) -> int | None:
    """Return how well one of several names fits what was typed, 0 best; None where none does.

    `others` are search words: they fit as they stand.
    """
    typed, known = " ".join(words.casefold().split()), [name.casefold() for name in names]
    if typed in known:
        return EQUAL
    is_other = typed in [word.casefold() for word in others]
    if is_other or any(name.startswith(typed) for name in known):
        return BEGINS
    if any(part.startswith(typed) for name in known for part in name.split()):
        return _WORD
    return _WITHIN if any(typed in name for name in known) else None


def is_called(words: str, names: Iterable[str]) -> bool:
    """Tell whether what was typed is one of these names, capitals and spaces around aside."""
    return " ".join(words.split()).casefold() in {name.casefold() for name in names}


@cache
def _keras_name(cls: type[Block]) -> str:
    return cls().keras_config().class_name


def _is_scattered(letters: str, name: str) -> bool:
    """Tell whether `name` holds all letters in their order, beginning with its first."""
    rest = iter(name)
    return name[0] == letters[0] and all(letter in rest for letter in letters)


def found(words: str, behind: Shape | None = None) -> list[tuple[type[Block], bool]]:
    """Return the blocks that fit `words`, and whether each can take in the shape `behind`.

    One whose very name was typed comes first, then those that can; without a shape all can.
    """
    ranks = [(rank(cls, words), takes(cls, behind), cls) for cls in catalogue().values()]
    kept = [(place, fits, cls) for place, fits, cls in ranks if place is not None]
    kept.sort(key=lambda entry: (entry[0] != EQUAL, not entry[1], entry[0]))
    return [(cls, fits) for _place, fits, cls in kept]


def activations_found(words: str) -> tuple[ActivationFunction, ...]:
    """Return the activation functions whose names begin as typed, once two letters are."""
    typed = words.strip().lower()
    if len(typed) < _LEAST_LETTERS:
        return ()
    return tuple(function for function in ActivationFunction if function.startswith(typed))


def takes(cls: type[Block], shape: Shape | None) -> bool:
    """Tell whether a fresh block can be joined behind an output of this shape."""
    if shape is None:
        return True
    block = cls()
    if not block.inputs:
        return False
    try:
        block.output_shape(*(shape for _port in range(block.inputs)))
    except ShapeError:
        return False
    return True
