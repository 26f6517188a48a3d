"""All views, found in this package: a new view is one new folder beside this file."""

from __future__ import annotations

import importlib
import pkgutil

import netbuilder.ui.insight
from netbuilder.discovery import classes_in
from netbuilder.ui.insight.view import View


def views() -> tuple[type[View], ...]:
    """Return the classes of all views in their order."""
    package = netbuilder.ui.insight
    folders = [module.name for module in pkgutil.iter_modules(package.__path__) if module.ispkg]
    found = [
        cls
        for name in folders
        for cls in classes_in(importlib.import_module(f"{package.__name__}.{name}"), View)
    ]
    return tuple(sorted(found, key=lambda cls: (cls.order, cls.id)))
