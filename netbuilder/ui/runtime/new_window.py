"""Another window of NetBuilder: a process of its own, which outlives this one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

if TYPE_CHECKING:
    from pathlib import Path


def start(path: Path) -> bool:
    """Open a file in a new window; tell whether its process could be started."""
    arguments = ["-m", "netbuilder", "open", str(path.absolute())]
    return bool(QProcess.startDetached(sys.executable, arguments)[0])
