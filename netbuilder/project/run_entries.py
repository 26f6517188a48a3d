"""Entries of a run that stand in a file just as the run has them, declared once for both ways.

Annotations are evaluated here: pydantic reads by them.
"""

from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from netbuilder.project.fields import Json
from netbuilder.project.reading import Count, read
from netbuilder.project.run import Change, Run, RunStatus
from netbuilder.words import _


@dataclass(frozen=True, kw_only=True)
class _Entries:
    """Entries under the names of `Run`; those with a default are missing in older files."""

    id: str
    name: str
    started: str
    status: RunStatus
    examples: Count = 0
    device: str = ""
    continued: str = ""
    loss_known: bool = True
    first_epoch: Count = 0
    schedule_epoch: Count = 0
    changes: tuple[Change, ...] = ()
    starred: bool = False
    hidden: bool = False
    place: Annotated[int, Field(ge=0, le=1_000_000)] | None = None


_NAMES = tuple(entry.name for entry in fields(_Entries))


@cache
def _adapter() -> TypeAdapter[_Entries]:
    return TypeAdapter(_Entries)


def entries_to_json(run: Run) -> Json:
    """Return these entries of a run as data for `json.dumps`."""
    return asdict(_Entries(**_of(run)))


def entries_from_json(table: Json) -> dict[str, Any]:
    """Return these entries of a run by their names, each checked.

    Raises:
        FormatError: One is missing, or cannot be.
    """
    given = {name: table[name] for name in _NAMES if name in table}
    return _of(read(_adapter(), given, subject=_("The run")))


def _of(holder: _Entries | Run) -> dict[str, Any]:
    return {name: getattr(holder, name) for name in _NAMES}
