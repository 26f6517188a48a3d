"""The kinds of values that travel, found in the rooms of values and of requests and answers."""

from __future__ import annotations

import enum
import importlib
import pkgutil
from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, TypeGuard

from netbuilder.blocks.settings import Settings
from netbuilder.errors import NetBuilderError
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

_ROOMS: Final = (
    "netbuilder.blocks",
    "netbuilder.network",
    "netbuilder.project",
    "netbuilder.engine.probes",
)
_MODULES: Final = (
    "netbuilder.words",
    "netbuilder.engine.messages",
    "netbuilder.engine.orders",
    "netbuilder.engine.subject",
    "netbuilder.engine.protocol",
    "netbuilder.engine.exporting",
)
"""Modules of marked words, and, beside the probes, of what the engine takes and says."""


class UnknownKindError(NetBuilderError):
    """Refusal of a kind of value that this NetBuilder does not have."""


def value_modules() -> Iterator[ModuleType]:
    """Import and yield the modules that define what travels."""
    for name in _ROOMS:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            yield importlib.import_module(module.name)
    for name in _MODULES:
        yield importlib.import_module(name)


def value_kind(name: str) -> type:
    """Return the class of values of this name.

    Raises:
        UnknownKindError: There is none.
    """
    found = value_kinds().get(name)
    if found is None:
        raise UnknownKindError(
            _("What arrived is of an unknown kind"),
            found=repr(name[:40]),
            expected=one_of(value_kinds(), near=name),
            advice=_("Use the same NetBuilder on both sides."),
        )
    return found


@cache
def value_kinds() -> Mapping[str, type]:
    """Return the classes of all values that travel, by name."""
    return {
        name: value
        for module in value_modules()
        for name, value in vars(module).items()
        if name[0] != "_" and _is_kind(value) and value.__module__ == module.__name__
    }


def _is_kind(cls: object) -> TypeGuard[type]:
    if not isinstance(cls, type):
        return False
    is_tuple = issubclass(cls, tuple) and hasattr(cls, "_fields")
    return is_tuple or is_dataclass(cls) or issubclass(cls, Settings | enum.Enum)


def error_kind(name: str) -> type[NetBuilderError]:
    """Return the class of errors of this name; their base where it is unknown here."""
    return next(
        (cls for cls in _error_kinds(NetBuilderError) if cls.__name__ == name), NetBuilderError
    )


def _error_kinds(base: type[NetBuilderError]) -> Iterator[type[NetBuilderError]]:
    for cls in base.__subclasses__():
        yield cls
        yield from _error_kinds(cls)
