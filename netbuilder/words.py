"""The words a person reads: marked with `N_` where declared, translated with `_` where shown."""

from __future__ import annotations

import gettext
import math
from typing import Final

NO_FIGURE: Final = "–"
"""Stands where there is no number to write."""
_DOMAIN: Final = "netbuilder"
_translation: gettext.NullTranslations = gettext.NullTranslations()


def N_(text: str) -> str:
    """Mark `text` for translation where it is declared; `_` translates it where it is shown."""
    return text


def _(text: str) -> str:
    """Translate `text` into the language in use."""
    return _translation.gettext(text) if text else text


def use_language(folder: str, *, languages: list[str] | None = None) -> None:
    """Read the translations below `folder`; English stays where there is none."""
    global _translation
    _translation = gettext.translation(_DOMAIN, folder, languages=languages, fallback=True)


def grouped(number: int) -> str:
    """Write a whole number as people read it: 648010 becomes `648,010`."""
    return f"{number:,}"


def percent(share: float | None, *, digits: int = 1) -> str:
    """Write a share of 1 with so many decimal places, e.g. `98.1 %`; a dash for none and NaN."""
    if share is None or not math.isfinite(share):
        return NO_FIGURE
    return _("{number} %").format(number=f"{share * 100:.{digits}f}")


def sized(count: int) -> str:
    """Write a number of bytes as people read it: 512 B, 2.5 MB."""
    amount, units = float(count), ["B", "kB", "MB", "GB"]
    while amount >= 1000 and len(units) > 1:
        amount /= 1000
        del units[0]
    is_whole = amount >= 100 or units[0] == "B"
    return f"{amount:.0f} {units[0]}" if is_whole else f"{amount:.1f} {units[0]}"
