"""Where in a network numbers first grew beyond all bounds."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from netbuilder.network.graph import NodeId


class Where(StrEnum):
    """What of a block was no finite number."""

    WEIGHTS = "weights"
    OUTPUT = "output"


class Finding(NamedTuple):
    """The first block, in the order of the computation, with a number that is not finite."""

    node: NodeId
    where: Where
