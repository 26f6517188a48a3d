"""Catalogues of other languages, for a test."""

from __future__ import annotations

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo


def write_catalogue(folder, language, messages):
    """Write a catalogue of messages with their translations, or with (plural, *translations)."""
    catalogue = Catalog(locale=language.partition("_")[0])
    for text, translation in messages.items():
        if isinstance(translation, str):
            catalogue.add(text, translation)
        else:
            plural, *forms = translation
            catalogue.add((text, plural), tuple(forms))
    path = folder / language / "LC_MESSAGES" / "netbuilder.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
