"""Help pages found by what a person types, the best first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.search import name_rank
from netbuilder.project.manual.page import Chapter
from netbuilder.project.manual.pages import pages
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.project.manual.page import Page

_WORD: Final = re.compile(r"\w+")
_SAID, _BEGUN, _WITHIN = 10, 20, 30
"""Ranks behind those of names: a word of the page, the beginning of one, any part of it."""


def found(words: str) -> tuple[str, ...]:
    """Return the keys of the pages that fit `words`, by the rule of the search for blocks.

    Names come first, then pages that hold the very words. Only where there are none of those, parts
    of words count: first their beginnings.
    """
    wanted = words.casefold().split()
    ranks = {
        key: rank for key, page in pages().items() if (rank := _rank(page, wanted)) is not None
    }
    best = min(ranks.values(), default=_SAID)
    most = best if best > _SAID else _SAID
    kept = (key for key, rank in ranks.items() if rank <= most)
    return tuple(sorted(kept, key=ranks.__getitem__))


def _rank(page: Page, wanted: list[str]) -> int | None:
    """Return how well a page fits, 0 best; None where it does not."""
    topic = page.topic
    names = (_(topic.title), topic.title, page.name, topic.keras.rsplit(".")[-1])
    others = catalogue()[page.name].search_words if page.chapter is Chapter.BLOCK else ()
    place = name_rank(" ".join(wanted), names, others=others)
    if place is not None:
        return place
    said = " ".join((*names, _(topic.explanation), *others)).casefold()
    parts = _WORD.findall(said)
    fits: dict[int, Callable[[str], bool]] = {
        _SAID: lambda word: word in parts,
        _BEGUN: lambda word: any(part.startswith(word) for part in parts),
        _WITHIN: lambda word: word in said,
    }
    return next((rank for rank, has in fits.items() if all(map(has, wanted))), None)
