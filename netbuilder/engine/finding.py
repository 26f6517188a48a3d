"""Finding of a diagnosis: the block in which values first became NaN or infinite."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from netbuilder.network.graph import NodeId
    from netbuilder.project.run_end import Where


class Finding(NamedTuple):
    """The first block, in the order of the computation, with a number that is not finite."""

    node: NodeId
    where: Where
