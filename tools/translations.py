"""Gather what the program says, and make catalogues of it for other languages.

    uv run python tools/translations.py template FILE.pot
    uv run python tools/translations.py update LANGUAGE
    uv run python tools/translations.py compile
    uv run python tools/translations.py pseudo FOLDER

`template` writes all messages as a template for translators. `update` adds what is new to
`resources/translations/LANGUAGE/LC_MESSAGES/netbuilder.po`, which it makes where there is none;
`compile` writes beside each such file the catalogue that the program reads. `pseudo` makes the
pseudo-language in FOLDER; NETBUILDER_TRANSLATIONS=FOLDER lets the program offer it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from pseudo_language import CODE, pseudo_catalogue

import netbuilder
from netbuilder import resources
from netbuilder.words import DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE: Final = Path(netbuilder.__file__).parent
_FOLDER: Final = resources.folder() / "translations"
_RECIPE_TEXTS: Final = ("title", "notes")
_KEYWORDS: Final = {**DEFAULT_KEYWORDS, "counted": (1, 2), "Amount": (1, 2)}
_COMMENT: Final = "Translators:"


def texts_of_recipe(
    file: IO[bytes], keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the texts of a recipe, in the form of Babel's extractors."""
    content = json.load(file)
    yield from ((1, "_", content[name], []) for name in _RECIPE_TEXTS)


class Found(NamedTuple):
    """A message in the code: alone, or its singular with its plural; and where it stands."""

    forms: tuple[str, ...]
    place: tuple[str, int]
    comments: list[str]


def found_messages() -> Iterator[Found]:
    """Yield what the program can say, as often as it stands there."""
    for folder, methods in (
        (_PACKAGE, [("**.py", "python")]),
        (resources.path("recipes"), [("**.json", texts_of_recipe)]),
    ):
        found = extract_from_dir(folder, methods, keywords=_KEYWORDS, comment_tags=(_COMMENT,))
        for name, line, message, comments, _context in found:
            forms = message if isinstance(message, tuple) else (message,)
            yield Found(forms, (f"{folder.name}/{name}", line), comments)


def template() -> Catalog:
    """Return all that the program can say, with the places where it says it."""
    catalogue = Catalog(project="NetBuilder", domain=DOMAIN, charset="utf-8")
    for forms, place, comments in found_messages():
        message = forms if len(forms) > 1 else forms[0]
        catalogue.add(message, None, [place], auto_comments=comments)
    return catalogue


def update(language: str, *, folder: Path = _FOLDER) -> None:
    """Bring the catalogue of a language up to the program's messages, or begin one."""
    path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, domain=DOMAIN)
    else:
        path.parent.mkdir(parents=True)
        catalogue = Catalog(locale=language, domain=DOMAIN, project="NetBuilder")
    catalogue.update(template(), no_fuzzy_matching=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100)


def compile_all(folder: Path = _FOLDER) -> None:
    """Write what the program reads beside each catalogue."""
    for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parent.parent.name, domain=DOMAIN)
        _write_mo(path.with_suffix(".mo"), catalogue)


def write_pseudo(folder: Path) -> None:
    """Write the catalogue of the pseudo-language below a folder."""
    path = folder / CODE / "LC_MESSAGES" / f"{DOMAIN}.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    _write_mo(path, pseudo_catalogue(found.forms for found in found_messages()))


def main(arguments: list[str]) -> None:
    """Do what the command line asks."""
    match arguments:
        case ["template", name]:
            with Path(name).open("wb") as file:
                write_po(file, template(), width=100)
        case ["update", language]:
            update(language)
        case ["compile"]:
            compile_all()
        case ["pseudo", folder]:
            write_pseudo(Path(folder))
        case _:
            sys.exit(__doc__)


def _write_mo(path: Path, catalogue: Catalog) -> None:
    with path.open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    main(sys.argv[1:])
