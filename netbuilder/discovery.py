"""Classes found by where their file lies: a new kind of thing is one new file in its package."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from types import ModuleType

Kind = TypeVar("Kind")


def classes_in(package: ModuleType, base: type[Kind]) -> tuple[type[Kind], ...]:
    """Return the subclasses of `base` that the modules of `package` define, by module and place.

    All modules of the package are imported. Abstract classes are among them: the caller knows what
    makes one complete.
    """
    found = []
    for name in sorted(module.name for module in pkgutil.iter_modules(package.__path__)):
        module = importlib.import_module(f"{package.__name__}.{name}")
        found += [
            value
            for value in vars(module).values()
            if inspect.isclass(value)
            and issubclass(value, base)
            and value is not base
            and value.__module__ == module.__name__
        ]
    return tuple(found)
