"""All probes by name, found in this package: a new probe is one new file beside this one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import netbuilder.engine.probes
from netbuilder.discovery import classes_in
from netbuilder.engine.probes.probe import Answer, Probe

if TYPE_CHECKING:
    from collections.abc import Mapping


def probes() -> Mapping[str, type[Probe]]:
    """Return the class of each probe by its name."""
    found = classes_in(netbuilder.engine.probes, Probe)
    return MappingProxyType({cls.__name__: cls for cls in found})


def answers() -> Mapping[str, type[Answer]]:
    """Return the class of each answer by its name."""
    found = classes_in(netbuilder.engine.probes, Answer)
    return MappingProxyType({cls.__name__: cls for cls in found})
