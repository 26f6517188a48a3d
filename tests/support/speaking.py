"""Speaking the pseudo-language for a while, and finding its words in a text."""

from __future__ import annotations

import string
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pseudo_language import CODE, pseudo

from netbuilder.words import ENGLISH, use_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def speaking_pseudo(folder: Path) -> Iterator[None]:
    """Translate every message into the pseudo-language within; its catalogue is in `folder`."""
    use_language(CODE, str(folder))
    try:
        yield
    finally:
        use_language(ENGLISH)


def translated_in(text: str) -> set[str]:
    """Return the words of the pseudo-language in a text."""
    accents = set(pseudo(string.ascii_letters)) - set(string.ascii_letters)
    return {word for word in text.split() if accents & set(word)}
