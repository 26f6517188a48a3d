"""Opening whatever file a person chooses."""

from __future__ import annotations

import errno
import logging
import mimetypes
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netbuilder.errors import NetBuilderError
from netbuilder.files import suffixes
from netbuilder.files.errors import FileError, not_read, reading
from netbuilder.files.json_text import MOST_JSON, read_json
from netbuilder.files.keras_file import open_keras
from netbuilder.files.project_file import open_document
from netbuilder.project.codec import project_from_json
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from netbuilder.project.checkpoint import Checkpoint

RECIPE: Final = ".json"
_log = logging.getLogger(__name__)


def open_path(path: Path) -> Document:
    """Return the document in a project, a Keras model or a recipe, told apart by the suffix.

    Raises:
        NetBuilderError: The file is of another kind, cannot be read or is damaged; the sentence
            says what was found, what was expected and what to do.
    """
    openers: Mapping[str, Callable[[Path], Document]] = {
        suffixes.PROJECT: open_document,
        suffixes.KERAS_MODEL: open_keras,
        RECIPE: _open_recipe,
    }
    opener = openers.get(path.suffix.lower())
    if os.path.isdir(path):
        raise not_read(path.absolute(), IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if opener is None:
        raise FileError(
            _("{name} cannot be opened").format(name=path.name),
            found=_("a file ending in “{suffix}”").format(suffix=path.suffix),
            expected=_("a project (.netb), a Keras model (.keras) or a recipe (.json)"),
            advice=_way_out(path),
        )
    if os.path.exists(path) and not os.path.isfile(path):
        raise FileError(
            _("{name} cannot be opened").format(name=path.name),
            found=_("a device or a pipe"),
            expected=_("a file"),
        )
    with reading(path):
        return opener(path)


def _way_out(path: Path) -> str:
    """Return what to do with a file that is not opened, where its name tells."""
    kind, _encoding = mimetypes.guess_type(path.name)
    if kind is None or not kind.startswith("image/"):
        return ""
    return _("To have a digit in a picture recognized, drop the picture on the drawing pad.")


def open_origin(checkpoint: Checkpoint) -> tuple[Document, Path | None]:
    """Return the document that an interrupted run belongs to, and its project file if it has one.

    Where its file is gone or damaged, it is a new document of what was trained.
    """
    run, path = checkpoint.run, Path(checkpoint.origin)
    if checkpoint.origin:
        try:
            return open_path(path), path if path.suffix.lower() == suffixes.PROJECT else None
        except NetBuilderError as error:
            _log.warning("the document of an interrupted training cannot be opened: %s", error)
    title = checkpoint.title
    project = Project(graph=run.graph, dataset=run.dataset, plan=run.plan, title=title)
    return Document(project), None


def _open_recipe(path: Path) -> Document:
    """Return the project that stands in a file as JSON, as recipes do."""
    with path.open("rb") as file:
        content = file.read(MOST_JSON + 1)
    return Document(project_from_json(read_json(content, subject=path.name)))
