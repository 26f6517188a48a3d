"""Writes recovery copies one at a time, whichever threads ask for them."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from netbuilder.errors import NetBuilderError
from netbuilder.files.recovery_copy import save_copy
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.files.recovery_copy import CopyMark
    from netbuilder.project.document import Document

logger = logging.getLogger(__name__)


class CopyWriter:
    """Keeps one file the copy of a document.

    Attributes:
        path: The file.
        seconds: Duration of the last copy.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seconds = 0.0
        self._turn = threading.Lock()
        self._written: tuple[Document, CopyMark] | None = None

    def write(self, document: Document, mark: CopyMark) -> NetBuilderError | None:
        """Write the copy, unless it is there already; return the reason where it cannot be."""
        with self._turn:
            if self._is_written(document, mark):
                return None
            began = time.monotonic()
            try:
                save_copy(document, self.path, mark)
            except NetBuilderError as error:
                logger.warning("no recovery copy: %s", error)
                return not_copied(error)
            except Exception as error:
                logger.exception("no recovery copy")
                return not_copied(NetBuilderError("", found=type(error).__name__))
            finally:
                self.seconds = time.monotonic() - began
            self._written = (document, mark)
            return None

    def _is_written(self, document: Document, mark: CopyMark) -> bool:
        written = self._written
        return written is not None and written[0] is document and written[1] == mark

    def remove(self) -> None:
        """Remove the copy: there is no unsaved work."""
        with self._turn:
            self._written = None
            forget(self.path)


def forget(copy: Path) -> None:
    """Remove a copy."""
    try:
        copy.unlink(missing_ok=True)
    except OSError as error:
        logger.warning("a recovery copy cannot be removed: %s", error)


def not_copied(error: NetBuilderError) -> NetBuilderError:
    """Return the refusal in words that fit into a status bar, and name no file nobody knows."""
    return NetBuilderError(
        _("No recovery copy can be written"),
        found=error.found,
        advice=_("Save often: a crash would lose unsaved changes."),
    )
