"""Where a trained network goes: looked at before the training, written after it."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.errors import NetBuilderError
from netbuilder.words import _, grouped

if TYPE_CHECKING:
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
    if os.path.isdir(path):
        raise _refused(path, _("a folder of that name"), _("the name of a file"))
    if not os.path.isdir(path.parent):
        raise _refused(path, _("no folder {folder}").format(folder=path.parent), _("one"))
    try:
        with suppress(FileNotFoundError):
            path.lstat()
    except OSError as error:
        raise _refused(path, error.strerror or str(error), _("the name of a file")) from error
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


class Kept(NamedTuple):
    """Where a trained network was written, if anywhere, and why not where it was meant to be."""

    path: Path | None = None
    refusal: NetBuilderError | None = None


def keep(document: Document, path: Path) -> Kept:
    """Write the document with its newest run; in a new temporary folder where `path` is refused.

    A network that has learned nothing yet takes no other's place.
    """
    if not document.runs[-1].series.step_loss and os.path.lexists(path):
        return Kept()
    try:
        write(document, path)
    except NetBuilderError as error:
        return _keep_elsewhere(document, path, error)
    return Kept(path)


def _keep_elsewhere(document: Document, path: Path, refusal: NetBuilderError) -> Kept:
    try:
        spare = Path(tempfile.mkdtemp(prefix="netbuilder-")) / path.name
        write(document, spare)
    except (NetBuilderError, OSError):
        return Kept(refusal=refusal)
    advice = _("The trained network is in {path} instead.").format(path=spare)
    found, expected = refusal.found, refusal.expected
    refusal = NetBuilderError(refusal.subject, found=found, expected=expected, advice=advice)
    return Kept(spare, refusal)


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
    from netbuilder.engine.protocol import export_request

    export_keras(export_request(document.runs[-1], path))
