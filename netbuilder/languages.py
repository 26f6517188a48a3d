"""Languages that the program can speak: English, and those whose catalogues are there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netbuilder import resources
from netbuilder.words import DOMAIN, ENGLISH, use_language

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER: Final = "NETBUILDER_TRANSLATIONS"
"""The variable of the environment that names another folder of catalogues, for who makes one."""
_OF_POSIX: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def languages() -> tuple[str, ...]:
    """Return the codes of all languages there are, such as `zh_CN`, English first."""
    catalogues = _folder().glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (ENGLISH, *sorted(catalogue.parent.parent.name for catalogue in catalogues))


def speak(wanted: Iterable[str]) -> str:
    """Use the first of the wanted languages that there is, and return its code."""
    code = best_of(wanted, languages())
    use_language(code, str(_folder()))
    return code


def best_of(wanted: Iterable[str], known: Iterable[str]) -> str:
    """Return the first known language among those wanted, or English.

    Who wants English before others gets it, though it has no catalogue; who wants the German of
    Austria gets that of all countries.
    """
    codes = {code.casefold(): code for code in known}
    for name in wanted:
        parts = name.partition(".")[0].partition("@")[0].replace("-", "_").casefold().split("_")
        while parts:
            if found := codes.get("_".join(parts)):
                return found
            parts.pop()
    return ENGLISH


def of_environment() -> list[str]:
    """Return the languages that a terminal's environment asks for, the most wanted first."""
    found = next((value for name in _OF_POSIX if (value := os.environ.get(name))), "")
    return found.split(":")


def _folder() -> Path:
    given = os.environ.get(FOLDER)
    return Path(given) if given else resources.folder() / "translations"
