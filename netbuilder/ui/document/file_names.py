"""Names that are suggested for files."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def plain_name(title: str) -> str:
    """Return a title with a dash for each letter that a file system may not take."""
    return "".join(letter if letter.isalnum() or letter in " -_" else "-" for letter in title)


def free_name(wanted: Path) -> Path:
    """Return `wanted`, or where it is taken the same with the smallest number that is free."""
    numbered = (wanted.with_stem(f"{wanted.stem} {number}") for number in count(2))
    return next(path for path in chain((wanted,), numbered) if not path.exists())
