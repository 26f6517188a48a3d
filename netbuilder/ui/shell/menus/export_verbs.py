"""Verbs of the menu File for all that can be exported, found and not listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from netbuilder.ui.actions import FILE, Verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.engine.exporting import ExportEntry
    from netbuilder.ui.actions.targets import Window


class Exports(Protocol):
    """Entries of the menu, and what does what they say."""

    @property
    def entries(self) -> tuple[ExportEntry, ...]:
        """Entries that the menu offers."""

    def export(self, name: str) -> None:
        """Do what the entry of this id says."""


def with_exports(verbs: tuple[Verb, ...], *exports: Exports) -> tuple[Verb, ...]:
    """Return the verbs with those that export before Quit, each of `exports` in its section."""
    place = next(index for index, verb in enumerate(verbs) if verb.id == "quit")
    found = (verb for each in exports for verb in _verbs_of(each, begins=each is not exports[0]))
    return (*verbs[:place], *found, *verbs[place:])


def _verbs_of(exports: Exports, *, begins: bool) -> list[Verb]:
    return [
        Verb(
            id=entry.id,
            text=entry.text,
            menu=FILE,
            handler=_handler(exports, entry.id),
            shortcut=entry.shortcut,
            icon=entry.icon,
            tip=entry.tip,
            begins_section=begins and index == 0,
        )
        for index, entry in enumerate(exports.entries)
    ]


def _handler(exports: Exports, name: str) -> Callable[[Window], Callable[[], None]]:
    def export() -> None:
        exports.export(name)

    return lambda _window: export
