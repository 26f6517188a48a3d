"""All blocks by name, found in this package: a new block is one new file beside this one."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import netbuilder.blocks
from netbuilder.blocks.block import Block, Category
from netbuilder.errors import NetBuilderError
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class UnknownBlockError(NetBuilderError):
    """A file names a block that this NetBuilder does not have."""


@cache
def catalogue() -> Mapping[str, type[Block]]:
    """Return every block class by its kind, ordered by category and name."""
    for module in pkgutil.iter_modules(netbuilder.blocks.__path__):
        importlib.import_module(f"{netbuilder.blocks.__name__}.{module.name}")
    order = list(Category)
    found = sorted(_kinds(Block), key=lambda cls: (order.index(cls.category), cls.kind()))
    return MappingProxyType({cls.kind(): cls for cls in found})


def _kinds(base: type[Block]) -> Iterator[type[Block]]:
    """Yield the classes that can be placed: those with a title of their own."""
    for cls in base.__subclasses__():
        if "title" in vars(cls):
            yield cls
        yield from _kinds(cls)


def block_class(kind: str) -> type[Block]:
    """Return the block class of this kind.

    Raises:
        UnknownBlockError: There is none.
    """
    try:
        return catalogue()[kind]
    except KeyError:
        raise UnknownBlockError(
            _("A block is unknown"),
            found=repr(kind[:40]),
            expected=one_of(catalogue(), near=kind),
            advice=_("Perhaps the file was made by a newer NetBuilder."),
        ) from None
