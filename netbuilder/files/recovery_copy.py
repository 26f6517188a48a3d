"""Copies of unsaved work, which say of which document they are.

```
recovery.json           whose copy it is; all else as in a project file
```
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from netbuilder.files.archive import open_archive
from netbuilder.files.json_text import read_json, write_json
from netbuilder.files.project_file import save_document
from netbuilder.files.run_members import Member
from netbuilder.project.fields import expect, field
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.checkpoint import Checkpoint
    from netbuilder.project.document import Document

_MARK: Final = "recovery.json"
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class CopyMark:
    """Owner of a copy: the id of the document while it was open, and its file's path, or empty."""

    document_id: str = ""
    origin: str = ""

    def has(self, checkpoint: Checkpoint) -> bool:
        """Tell whether a run of this checkpoint was one of the document's."""
        by_id = bool(self.document_id) and self.document_id == checkpoint.document_id
        return by_id or (bool(self.origin) and self.origin == checkpoint.origin)


def save_copy(document: Document, path: Path, mark: CopyMark) -> None:
    """Write a copy in place of what is at `path`.

    Raises:
        FileError: It cannot be written; what was there is untouched.
    """
    data = {"document": mark.document_id, "origin": mark.origin}
    save_document(document, path, beside=(Member(_MARK, write_json(data).encode()),))


def mark_of(path: Path) -> CopyMark:
    """Return whose copy it is; that of nobody's where it does not say so.

    Raises:
        NetBuilderError: It cannot be read, or is damaged.
    """
    with open_archive(path, subject=path.name, kind=_("a copy of unsaved work")) as archive:
        if _MARK not in archive.names:
            return CopyMark()
        subject = f"{path.name}, {_MARK}"
        data = read_json(archive.read(_MARK, most=_MOST), subject=subject)
        table = expect(data, dict, subject)
        return CopyMark(field(table, "document", str), field(table, "origin", str))
