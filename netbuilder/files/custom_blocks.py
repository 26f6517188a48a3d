"""Custom blocks: parts of networks kept under a name, one JSON file each."""

from __future__ import annotations

import hashlib
import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from platformdirs import user_data_path

from netbuilder.errors import NetBuilderError
from netbuilder.files.atomic import write_text
from netbuilder.files.errors import not_written
from netbuilder.files.folder_listing import files_in
from netbuilder.files.json_text import read_json, write_json
from netbuilder.project.fields import expect, field
from netbuilder.project.fragment import fragment_from_json, fragment_to_json
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from netbuilder.network.graph import Graph

LONGEST_NAME: Final = 40
_MOST_BYTES: Final = 4 * 2**20
_log = logging.getLogger(__name__)


def custom_blocks_folder() -> Path:
    """Return the folder of the custom blocks."""
    return user_data_path("netbuilder", appauthor=False) / "blocks"


class CustomBlocks:
    """The custom blocks in a folder, by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> dict[str, Graph]:
        """Return all that can be read, in the order of their names; the rest is told to the log."""
        found = {}
        for path in sorted(self._files()):
            try:
                name, part = self._read(path)
            except (OSError, NetBuilderError) as error:
                _log.warning("the own block %s cannot be read: %s", path.name, error)
            else:
                found[name] = part
        return dict(sorted(found.items(), key=lambda item: item[0].casefold()))

    def _files(self) -> Iterable[Path]:
        try:
            return files_in(self._folder, ".json")
        except OSError as error:
            _log.warning("own blocks cannot be looked for: %s", error)
            return ()

    def _read(self, path: Path) -> tuple[str, Graph]:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        table = expect(read_json(data, subject=path.name), dict, path.name)
        return field(table, "name", str)[:LONGEST_NAME], fragment_from_json(table)

    def keep(self, name: str, part: Graph) -> None:
        """Keep `part` under `name`, in the place of one that had it.

        Raises:
            FileError: It cannot be written.
            NetBuilderError: The name is empty or too long.
        """
        words = " ".join(name.split())
        if not 1 <= len(words) <= LONGEST_NAME:
            raise NetBuilderError(
                _("A custom block’s name"),
                found=counted("{count} character", "{count} characters", len(words)),
                expected=_("1 to {most}").format(most=LONGEST_NAME),
            )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(self._folder, error) from error
        write_text(self._path(words), write_json({**fragment_to_json(part), "name": words}))

    def forget(self, name: str) -> None:
        """Delete the custom block of this name, if there is one.

        Raises:
            FileError: Its file cannot be deleted.
        """
        path = self._path(name)
        try:
            with suppress(FileNotFoundError):
                path.unlink()
        except OSError as error:
            raise not_written(path, error) from error

    def _path(self, name: str) -> Path:
        """Return the file of a name; names hold what no file system takes."""
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.json"
