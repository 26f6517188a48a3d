"""Names that others may give to files, blocks and runs, so as to harm who reads them."""

from __future__ import annotations

import unicodedata

HOSTILE = (
    "two\nlines",
    "NUL \0 inside",
    "red \x1b[31m text",
    "\x1b]0;another title\x07",
    "back\x08\x08\x08\x08space",
    "\x9b2J an 8-bit escape",
    "turned \u202egnp.exe",
    "a paragraph\u2029of its own",
    "half\udcffa letter",
    "hidden \U000e0041\U000e0042 tags",
)
"""What steers a terminal, breaks a line, turns the direction of writing or cannot be encoded."""

MARKUP = '<img src="file:///etc/passwd"><b>bold</b><h1>title</h1>'
"""What a label takes for rich text, unless it is told not to."""


_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\U000e0041"


def harms(text: str) -> bool:
    """Tell whether a text of one line holds something that does more than show."""
    kinds = {unicodedata.category(letter) for letter in text}
    return bool(kinds & {"Cc", "Cs", "Zl", "Zp"}) or any(letter in _TURNING for letter in text)
