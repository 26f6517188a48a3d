"""A picture file that is dragged over the drawing pad."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netbuilder.data.picture_kinds import may_be_dropped

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def dropped_picture(data: QMimeData) -> Path | None:
    """Return the one picture file that is dragged, if it is one; it need not be of a kind read."""
    urls = data.urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and may_be_dropped(path) else None
