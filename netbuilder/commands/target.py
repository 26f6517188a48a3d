"""Where a trained network goes: looked at before the training, written after it."""

from __future__ import annotations

import shutil
import tempfile
from typing import TYPE_CHECKING, Final

from netbuilder.errors import NetBuilderError
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.document import Document

PROJECT: Final = ".netb"
MODEL: Final = ".keras"
_BYTES: Final = 4
"""Bytes that a parameter takes in a file, as float32."""
_MARGIN: Final = 2**20


def is_known(path: Path) -> bool:
    """Tell whether the name says what to write."""
    return path.suffix.lower() in {PROJECT, MODEL}


def require_writable(path: Path, *, parameters: int) -> None:
    """Refuse a place where no file can be written, before hours of training are spent.

    Raises:
        NetBuilderError: The folder is not there, cannot be written to, or has no room for a
            network of so many `parameters`.
    """
    if path.is_dir():
        raise _refused(path, _("a folder of that name"), _("the name of a file"))
    if not path.parent.is_dir():
        raise _refused(path, _("no folder {folder}").format(folder=path.parent), _("one"))
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        found = _("a folder that cannot be written to ({reason})").format(reason=error.strerror)
        raise _refused(path, found, _("one that can")) from error
    needed, free = _MARGIN + _BYTES * parameters, shutil.disk_usage(path.parent).free
    if free < needed:
        found = _("{free} bytes of free space").format(free=grouped(free))
        raise _refused(path, found, _("{needed} or more").format(needed=grouped(needed)))


def _refused(path: Path, found: str, expected: str) -> NetBuilderError:
    return NetBuilderError(
        _("{path} cannot be written").format(path=path),
        found=found,
        expected=expected,
        advice=_("Choose another place with --out."),
    )


def write(document: Document, path: Path) -> None:
    """Write the document with its newest run, as a project or as a plain Keras model.

    Raises:
        NetBuilderError: It cannot be written.
    """
    if path.suffix.lower() == PROJECT:
        from netbuilder.files.project_file import save_document

        save_document(document, path)
        return
    from netbuilder.engine.export import export_keras
    from netbuilder.engine.protocol import ExportRequest

    run = document.runs[-1]
    request = ExportRequest(path=path, graph=run.graph, weights=run.weights)
    export_keras(request, dataset=run.dataset)
