"""A picture file that is dragged over the drawing pad."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netbuilder.data.picture import SUFFIXES

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def dropped_picture(data: QMimeData) -> Path | None:
    """Return the one picture file that is dragged, if it is one."""
    urls = data.urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in SUFFIXES else None
