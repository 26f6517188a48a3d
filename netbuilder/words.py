"""The words and numbers a person reads, in the language in use.

Words are marked with `N_` where they are declared, and translated with `_`, or with `counted`
where they depend on a count, where they are shown.
"""

from __future__ import annotations

import gettext
import math
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

ENGLISH: Final = "en"
DOMAIN: Final = "netbuilder"
_NOT_FINITE: Final = {"nan": "NaN", "inf": "∞", "-inf": "−∞"}
NO_FIGURE: Final = "–"
"""Dash that stands where there is no number to write."""
_language: str = ENGLISH
_translation: gettext.NullTranslations = gettext.NullTranslations()
_marks: dict[int, str] = {}


def N_(text: str) -> str:
    """Mark `text` for translation where it is declared; `_` translates it where it is shown."""
    return text


class Amount(NamedTuple):
    """Number of things, marked for translation: `{count} epoch`, `{count} epochs`.

    `counted` writes it.
    """

    one: str
    many: str


def _(text: str) -> str:
    """Translate `text` into the language in use."""
    return _translation.gettext(text) if text else text


_SIZES: Final = (N_("{number} B"), N_("{number} kB"), N_("{number} MB"), N_("{number} GB"))


def use_language(language: str, folder: str = "") -> None:
    """Read the catalogue of a language below `folder`, and how numbers are written in it."""
    global _language, _translation, _marks
    translation, marks = gettext.NullTranslations(), {}
    if language != ENGLISH:
        translation = gettext.translation(DOMAIN, folder, languages=[language])
        marks = _marks_of(language)
    _language, _translation, _marks = language, translation, marks


def language() -> str:
    """Return the code of the language in use, such as `zh_CN`."""
    return _language


def number(value: float, form: str = "g") -> str:
    """Write a number in one of Python's formats, with the marks of the language in use."""
    written = f"{value:{form}}"
    return _NOT_FINITE.get(written) or written.translate(_marks)


def grouped(count: int) -> str:
    """Write a whole number as people read it: 648010 becomes `648,010`."""
    return number(count, ",")


def counted(singular: str, plural: str, count: int, **values: object) -> str:
    """Translate a sentence about so many things, which stands in it as `{count}`.

    English has two forms, other languages one, three or more: a catalogue has as many as it needs.
    """
    form = _translation.ngettext(singular, plural, count)
    return form.format(count=grouped(count), **values)


def beside_number(amount: Amount, count: int) -> tuple[str, str]:
    """Return what stands before and after the number of so many things."""
    before, _number, after = counted(*amount, count).partition(grouped(count))
    return before, after


def listed(parts: Iterable[str]) -> str:
    """Write parts one after the other: `a, b, c`."""
    before, *others = [*parts] or [""]
    for part in others:
        before = _("{before}, {part}").format(before=before, part=part)
    return before


def all_of(parts: Iterable[str]) -> str:
    """Write parts that count together: `a, b and c`."""
    *before, last = [*parts] or [""]
    if not before:
        return last
    return _("{before} and {part}").format(before=listed(before), part=last)


def percent(share: float | None, *, digits: int = 1) -> str:
    """Write a share of 1 with so many decimal places, e.g. `98.1 %`; a dash for none and NaN."""
    if share is None or not math.isfinite(share):
        return NO_FIGURE
    return _("{number} %").format(number=number(share * 100, f".{digits}f"))


def sized(count: int) -> str:
    """Write a number of bytes as people read it: 512 B, 2.5 MB."""
    amount, units = float(count), [*_SIZES]
    while amount >= 1000 and len(units) > 1:
        amount /= 1000
        del units[0]
    is_whole = amount >= 100 or units[0] == _SIZES[0]
    return _(units[0]).format(number=number(amount, ".0f" if is_whole else ".1f"))


def _marks_of(language: str) -> dict[int, str]:
    """Return what stands in a language for the comma and the point of an English number."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except UnknownLocaleError:
        return {}
    symbols = locale.number_symbols["latn"]
    return {ord(","): symbols["group"], ord("."): symbols["decimal"]}
