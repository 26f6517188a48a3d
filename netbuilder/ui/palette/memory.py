"""Memory of the palette from one start to the next: folded headings, blocks used last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDED: Final = "palette/folded"
_RECENT: Final = "palette/recent"
MOST_RECENT: Final = 3


def folded_sections() -> frozenset[str]:
    """Return the sections, by id, whose blocks are folded away."""
    return frozenset(_stored(_FOLDED))


def keep_folded(section: str, *, is_folded: bool) -> None:
    """Remember whether a section is folded."""
    others = folded_sections() - {section}
    QSettings().setValue(_FOLDED, sorted(others | {section} if is_folded else others))


def recent_keys() -> tuple[str, ...]:
    """Return the keys of the entries used last, the newest first."""
    return tuple(_stored(_RECENT))


def keep_recent(key: str) -> None:
    """Put an entry first among those used last."""
    keys = [key, *(known for known in recent_keys() if known != key)]
    QSettings().setValue(_RECENT, keys[:MOST_RECENT])


def _stored(name: str) -> Iterable[str]:
    stored = QSettings().value(name, [])
    # Of a list of one, an INI file gives back the string alone.
    values = stored if isinstance(stored, list) else [stored]
    return (str(value) for value in values if value)
