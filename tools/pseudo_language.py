"""A language that nobody speaks: English with accents, and longer by a third.

Where the window shows a word without accents, the word has not passed through the catalogue; where
a sentence is cut off, there is no room for other languages. The code is `en_XA`, as on Android.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog

if TYPE_CHECKING:
    from collections.abc import Iterable

CODE: Final = "en_XA"
_PLAIN: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTED: Final = "ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
_ACCENTS: Final = str.maketrans(_PLAIN, _ACCENTED)
_KEPT: Final = re.compile(r"(\{[^{}]*\}|</?\w[^<>]*>|&\w+;|\*\.\w+)")
"""What stands for something else: placeholders, HTML tags, entities, endings of files."""


def pseudo(text: str) -> str:
    """Return a message in the pseudo-language."""
    written, letters = [], 0
    for part in _KEPT.split(text):
        if _KEPT.fullmatch(part):
            written.append(part)
            continue
        for letter in part:
            accented = letter.translate(_ACCENTS)
            letters += letter.isalpha()
            doubles = letter.isalpha() and letters % 3 == 0
            written.append(accented + accented.lower() if doubles else accented)
    return "".join(written)


def pseudo_catalogue(template: Iterable[tuple[str, ...]]) -> Catalog:
    """Return the pseudo-language's catalogue of messages; those with a plural have two forms."""
    catalogue = Catalog(locale="en")
    for forms in template:
        translated = tuple(pseudo(form) for form in forms)
        if len(forms) == 1:
            catalogue.add(forms[0], translated[0])
        else:
            catalogue.add(forms, translated)
    return catalogue
