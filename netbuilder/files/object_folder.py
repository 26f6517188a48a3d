"""A folder of objects named by the SHA-256 of their bytes, so that damage never goes unseen."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from netbuilder.files.atomic import replacing
from netbuilder.files.errors import damaged, too_large, unreadable
from netbuilder.project.fields import expect, field
from netbuilder.project.figures import whole
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from netbuilder.project.fields import Json

_DIGEST: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Ref:
    """The name of an object, which is the SHA-256 of its bytes in hexadecimal, and their number."""

    digest: str
    size: int


def ref_of(parts: Sequence[bytes | memoryview]) -> Ref:
    """Return the name of the object that holds `parts` one after another."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return Ref(digest.hexdigest(), sum(len(part) for part in parts))


def ref_to_json(ref: Ref) -> Json:
    """Return an object's name as data for `json.dumps`."""
    return {"sha256": ref.digest, "bytes": ref.size}


def ref_from_json(data: object, *, subject: str) -> Ref:
    """Return the object's name that `data` hold.

    Raises:
        NetBuilderError: The data are no such name.
    """
    table = expect(data, dict, subject)
    digest = field(table, "sha256", str)
    if not _DIGEST.fullmatch(digest):
        raise damaged(subject, found=digest[:40], expected=_("64 hexadecimal digits"))
    return Ref(digest, whole(table, "bytes"))


class ObjectFolder:
    """Keeps objects, each a file of its own, in one folder that nobody else writes to."""

    def __init__(self, folder: Path, *, subject: str) -> None:
        self._folder = folder
        self._subject = subject

    def put(self, parts: Sequence[bytes | memoryview], *, ref: Ref) -> None:
        """Write the object `ref`, which holds `parts`, unless it is there already.

        Raises:
            FileError: It cannot be written.
        """
        path = self._folder / ref.digest
        with suppress(OSError):
            if path.stat().st_size == ref.size:
                return
        with replacing(path) as temporary, temporary.open("wb") as file:
            for part in parts:
                file.write(part)

    def get(self, ref: Ref, *, most: int) -> bytes:
        """Return an object's bytes, which must be those that gave it its name.

        Raises:
            UnreadableFileError: The system does not let it be read.
            DamagedFileError: It is not there, is larger than `most` bytes or damaged.
        """
        if ref.size > most:
            raise too_large(self._subject, ref.size, most)
        path = self._folder / ref.digest
        try:
            with path.open("rb") as file:
                content = file.read(ref.size + 1)
        except FileNotFoundError as error:
            raise damaged(self._subject, found=_("a missing part")) from error
        except OSError as error:
            raise unreadable(self._subject, error) from error
        if ref_of([content]) != ref:
            found = counted(
                "{count} byte that differs from that written",
                "{count} bytes that differ from those written",
                len(content),
            )
            raise damaged(self._subject, found=found)
        return content

    def sweep(self, kept: Collection[Ref]) -> None:
        """Remove all objects but these, and what interrupted writing has left."""
        names = {ref.digest for ref in kept}
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in names:
                    with suppress(OSError):
                        path.unlink()
