"""Strings of others in a sentence, such as names in a file: on one line, harmless and short."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

from netbuilder.words import _, grouped, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST: Final = 200
"""Characters of a sentence that says what is wrong, and of a part of one."""
_LEAST: Final = 40
"""Characters that are left of each part, so that it can still be recognized."""
OWN: Final = 96
"""Characters that a part of our own words has at most; longer ones hold strings of others."""
_NEAREST: Final = 3
"""Number of names listed of many."""
_ELLIPSIS: Final = "…"
_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"

_BREAK: Final = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_STEERING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""Characters that steer a terminal, turn the direction of writing, hide, or are half of one.

Sources: ECMA-48 (control functions); Unicode Technical Report 36, 3.7 (bidirectional overrides).
"""


def one_line(text: str) -> str:
    """Return text as one line that only shows: breaks become spaces, and what would steer a “�”."""
    return _STEERING.sub(_UNKNOWN, _BREAK.sub(" ", text))


def shortened(text: str, most: int) -> str:
    """Return text of at most so many characters, with an ellipsis for what is left out.

    The end of a path or a name often tells more than its middle, so that is what is left out.
    """
    if len(text) <= most:
        return text
    last = max(0, most - len(_ELLIPSIS)) // 3
    first = max(0, most - len(_ELLIPSIS) - last)
    return text[:first].rstrip() + _ELLIPSIS + (text[-last:].lstrip() if last else "")


def fitted(parts: Sequence[str], room: int, *, spared: int = 0) -> list[str]:
    """Return the parts shortened until they fit into `room` characters in all, the longest first.

    Parts of at most `spared` characters stay as they are. Of the others at least a few characters
    are left, even where that is more than the room.
    """
    share = max(map(len, parts), default=0)
    while share > _LEAST and sum(map(len, _cut(parts, share, spared))) > room:
        share -= 1
    return _cut(parts, share, spared)


def _cut(parts: Sequence[str], share: int, spared: int) -> list[str]:
    return [part if len(part) <= spared else shortened(part, share) for part in parts]


def one_of(names: Iterable[str], *, near: object = "") -> str:
    """Return “one of …”: all names where few, else the nearest and how many more.

    `near` is what was found instead.
    """
    known = [one_line(name) for name in names]
    if len(known) == 1:
        return known[0]
    if len(known) <= _NEAREST + 1:
        return _("one of {names}").format(names=listed(known))
    wanted = str(near)[:MOST].casefold()
    nearest = sorted(
        known,
        key=lambda name: difflib.SequenceMatcher(None, wanted, name.casefold()).ratio(),
        reverse=True,
    )[:_NEAREST]
    return _("one of {names} or {number} more").format(
        names=listed(nearest), number=grouped(len(known) - _NEAREST)
    )
