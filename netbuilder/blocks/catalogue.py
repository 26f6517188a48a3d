"""All blocks by name, found in this package: a new block is one new file beside this one."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import netbuilder.blocks
from netbuilder.blocks.block import Block, Category
from netbuilder.discovery import classes_in
from netbuilder.errors import NetBuilderError
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping


class UnknownBlockError(NetBuilderError):
    """A file names a block that this NetBuilder does not have."""


@cache
def catalogue() -> Mapping[str, type[Block]]:
    """Return every block class by its kind, ordered by category and name."""
    order = list(Category)
    # What has no title of its own is the base of several blocks.
    found = [cls for cls in classes_in(netbuilder.blocks, Block) if "title" in vars(cls)]
    found.sort(key=lambda cls: (order.index(cls.category), cls.kind()))
    return MappingProxyType({cls.kind(): cls for cls in found})


def block_class(kind: str) -> type[Block]:
    """Return the block class of this kind.

    Raises:
        UnknownBlockError: There is none.
    """
    try:
        return catalogue()[kind]
    except KeyError:
        raise UnknownBlockError(
            _("Unknown block"),
            found=repr(kind[:40]),
            expected=one_of(catalogue(), near=kind),
            advice=_("The file may come from a newer version of NetBuilder."),
        ) from None
