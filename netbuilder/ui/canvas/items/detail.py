"""Level of detail: the zoom from which blocks and wires carry their words."""

from __future__ import annotations

from typing import Final

MANY_FROM: Final = 0.5
"""Zoom below which many blocks are plain rectangles: painting 1,000 detailed ones takes 43 ms."""
FEW: Final = 60
FEW_FROM: Final = 0.3
"""Number of blocks up to which they keep their words as long as they can be read at all."""


class Detail:
    """The scene's one answer for all its items; `count` is how many blocks there are.

    `on_paper` nothing is shown that is there for the mouse alone.
    """

    def __init__(self, *, on_paper: bool = False) -> None:
        self.count = 0
        self.on_paper = on_paper

    def shows(self, zoom: float) -> bool:
        """Tell whether words are painted at this zoom."""
        return zoom >= (FEW_FROM if self.count <= FEW else MANY_FROM)
