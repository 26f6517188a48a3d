"""One run's checkpoint on the disk: objects named by what they hold, and a head that names one.

```
objects/<SHA-256>   the manifest (JSON), bundles of arrays
head.json           which manifest is the newest, when it was written, whether the run is over
```

The head is replaced last: whenever the power fails, it names a whole checkpoint.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from netbuilder.errors import NetBuilderError
from netbuilder.files.atomic import write_text
from netbuilder.files.checkpoint_layout import lay_out, named_in, put_together
from netbuilder.files.errors import FileError, damaged, not_read, not_written
from netbuilder.files.json_text import read_json, write_json
from netbuilder.files.object_folder import ObjectFolder, Ref, ref_from_json, ref_to_json
from netbuilder.project.fields import expect, field
from netbuilder.project.figures import number
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.files.array_bundles import Bundle
    from netbuilder.files.checkpoint_layout import Layout
    from netbuilder.project.checkpoint import Checkpoint

MOST_MANIFEST: Final = 64 * 2**20
_MOST_OBJECT: Final = 2**40
_MOST_HEAD: Final = 10_000


@dataclass(frozen=True, slots=True)
class Head:
    """Pointer to the newest checkpoint; `written` in Unix time, `ended` when the run is over."""

    manifest: Ref
    written: float
    ended: bool


class CheckpointFolder:
    """The folder of one run; only the process that holds the run's lock writes to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._subject = _("The training state")
        self._objects = ObjectFolder(folder / "objects", subject=self._subject)
        self._head = folder / "head.json"
        self._full: tuple[Bundle, ...] = ()

    @property
    def path(self) -> Path:
        """Path of the folder."""
        return self._folder

    @property
    def size(self) -> int:
        """Number of bytes on the disk."""
        try:
            with os.scandir(self._folder / "objects") as entries:
                return sum(entry.stat().st_size for entry in entries)
        except OSError:
            return 0

    def lay_out(self, checkpoint: Checkpoint) -> Layout:
        """Return a checkpoint as objects; figures of the past are looked at only once.

        Raises:
            FileError: Its weights are not those of its network.
        """
        return lay_out(checkpoint, full=self._full)

    def write(self, layout: Layout, *, ended: bool) -> None:
        """Write what is not there yet, then the head, then remove what it no longer names.

        Raises:
            FileError: It cannot be written, e.g. for a full disk; the former checkpoint stays.
        """
        try:
            self._make()
            for ref, parts in layout.parts.items():
                self._objects.put(parts, ref=ref)
            self._write_head(Head(layout.manifest, time.time(), ended))
        except FileError as error:
            self._sweep_litter()
            raise _not_kept(error) from error
        self._full = layout.full
        self._objects.sweep(layout.named)

    def end(self) -> None:
        """Write down that the run is over; its checkpoint, if there is one, stays.

        Raises:
            FileError: It cannot be written or is damaged.
        """
        head = self.head()
        if head is not None and not head.ended:
            self._write_head(replace(head, ended=True))

    def _make(self) -> None:
        objects = self._folder / "objects"
        try:
            objects.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(objects, error) from error

    def _write_head(self, head: Head) -> None:
        data = {**ref_to_json(head.manifest), "written": head.written, "ended": head.ended}
        write_text(self._head, write_json(data))

    def head(self) -> Head | None:
        """Return the head, or None before the first checkpoint.

        Raises:
            NetBuilderError: It cannot be read or is damaged.
        """
        try:
            with self._head.open("rb") as file:
                content = file.read(_MOST_HEAD + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise not_read(self._head, error) from error
        data = read_json(content, subject=self._subject, most=_MOST_HEAD)
        table = expect(data, dict, self._subject)
        ref = ref_from_json(table, subject=self._subject)
        return Head(ref, number(table, "written"), field(table, "ended", bool))

    def manifest(self) -> object:
        """Return the manifest of the newest checkpoint, as `json.loads` reads it; None without one.

        Raises:
            NetBuilderError: It cannot be read or is damaged.
        """
        head = self.head()
        if head is None:
            return None
        content = self._objects.get(head.manifest, most=MOST_MANIFEST)
        return read_json(content, subject=self._subject, most=MOST_MANIFEST)

    def read(self, run_id: str) -> Checkpoint | None:
        """Return the newest checkpoint, which must be of this run, or None without one.

        Raises:
            NetBuilderError: It cannot be read or is damaged.
        """
        manifest = self.manifest()
        if manifest is None:
            return None
        checkpoint = put_together(manifest, self._get, subject=self._subject)
        if checkpoint.run.id != run_id:
            raise damaged(self._subject, found=_("the state of a different training"))
        return checkpoint

    def _get(self, ref: Ref) -> bytes:
        return self._objects.get(ref, most=_MOST_OBJECT)

    def _sweep_litter(self) -> None:
        """Remove what the checkpoint on the disk does not name; nothing where that is not known."""
        with suppress(NetBuilderError):
            head, named = self.head(), frozenset[Ref]()
            if head is not None:
                named = named_in(self.manifest(), subject=self._subject) | {head.manifest}
            self._objects.sweep(named)

    def remove(self) -> None:
        """Remove it all, the head first, so that no half of it is taken for a checkpoint."""
        with suppress(OSError):
            self._head.unlink(missing_ok=True)
        shutil.rmtree(self._folder, ignore_errors=True)


def _not_kept(error: FileError) -> FileError:
    """Return the refusal in words that name no file nobody knows."""
    return FileError(
        _("The training cannot be checkpointed"),
        found=error.found,
        expected=error.expected,
        advice=_("Until this is fixed, a crash or power failure would lose all further training."),
    )
