"""Target of a trained network: checked before the training, written after it."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.errors import NetBuilderError
from netbuilder.files import suffixes
from netbuilder.files.atomic import real_path
from netbuilder.files.errors import writing
from netbuilder.files.spare import new_place, note, write_arrays
from netbuilder.files.stamp import Change, change_since, is_protected
from netbuilder.sentences import shortened
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.files.stamp import Stamp
    from netbuilder.project.document import Document

ARRAYS: Final = ".npz"
"""Suffix of plain arrays, which are written where nothing else can be."""
_BYTES: Final = 4
"""Bytes that a parameter takes in a file, as float32."""
_COPIES: Final = 2
"""Keras writes a folder, which is put into the file then."""
_MARGIN: Final = 2**20
_MOST_OF_PATH: Final = 60
"""Characters of a path in a refusal, which leave room for the words beside it."""

_log = logging.getLogger(__name__)


def writable() -> tuple[str, ...]:
    """Return how the files end that can be written: models of any format, and projects."""
    from netbuilder.engine.export import exporter_infos

    return (*(info.suffix for info in exporter_infos()), suffixes.PROJECT)


def require_writable(path: Path, *, parameters: int) -> None:
    """Refuse a place where no file can be written, before hours of training are spent.

    Raises:
        NetBuilderError: The folder is not there, cannot be written to, or has no room for a
            network of so many `parameters`.
    """
    if os.path.isdir(path):
        raise _refused(path, _("a folder of that name"), _("the name of a file"))
    try:
        real = real_path(path)
        with suppress(FileNotFoundError):
            real.lstat()
    except NotADirectoryError:
        raise _refused(
            path, _("no folder {folder}").format(folder=path.parent), _("a folder")
        ) from None
    except OSError as error:
        raise _refused(path, error.strerror or str(error), _("the name of a file")) from error
    if not os.path.isdir(real.parent):
        raise _refused(path, _("no folder {folder}").format(folder=real.parent), _("a folder"))
    _require_unprotected(path)
    try:
        with tempfile.TemporaryFile(dir=real.parent):
            pass
    except OSError as error:
        found = _("a folder that cannot be written to ({reason})").format(reason=error.strerror)
        raise _refused(path, found, _("a writable folder")) from error
    _require_room(path, real.parent, parameters)


def _require_unprotected(path: Path) -> None:
    if is_protected(path):
        raise _refused(path, _("a write-protected file"), _("a file that may be replaced"))


def _require_room(path: Path, folder: Path, parameters: int) -> None:
    copies = 1 if path.suffix.lower() == suffixes.PROJECT else _COPIES
    needed, free = _MARGIN + _BYTES * copies * parameters, shutil.disk_usage(folder).free
    if free < needed:
        found = _("{free} bytes of free space").format(free=grouped(free))
        raise _refused(path, found, _("at least {needed}").format(needed=grouped(needed)))


def _refused(path: Path, found: str, expected: str) -> NetBuilderError:
    return NetBuilderError(
        _("{path} cannot be written").format(path=shortened(str(path), _MOST_OF_PATH)),
        found=found,
        expected=expected,
        advice=_("Choose another location with --out."),
    )


class Kept(NamedTuple):
    """Place where a trained network was written, if any, and why not where it was meant to be."""

    path: Path | None = None
    refusal: NetBuilderError | None = None


def keep(document: Document, path: Path, *, seen: Stamp | None) -> Kept:
    """Write the document with its newest run; into the spare folder where `path` is refused.

    A network that has learned nothing yet takes no other's place, and none takes that of a file
    that is no longer as it was `seen` before the training.
    """
    if not document.runs[-1].series.step_loss and os.path.lexists(path):
        return Kept()
    try:
        _require_unprotected(path)
        _require_unchanged(path, seen)
        write(document, path)
    except NetBuilderError as error:
        return _keep_elsewhere(document, path, error)
    return Kept(path)


def _require_unchanged(path: Path, seen: Stamp | None) -> None:
    if change_since(seen, path) is Change.WRITTEN:
        raise _refused(
            path,
            _("a file that was changed by someone else during the training"),
            _("the file as it was before") if seen is not None else _("none"),
        )


def _keep_elsewhere(document: Document, path: Path, refusal: NetBuilderError) -> Kept:
    """Write into the spare folder, in whichever form can be written: nothing learned is lost.

    What went wrong may lie in the place, or in the one of our writers.
    """
    for suffix, write_form in (
        (path.suffix, write),
        (suffixes.PROJECT, write),
        (ARRAYS, _write_arrays),
    ):
        try:
            spare = new_place(path.with_suffix(suffix).name)
            write_form(document, spare)
        except (NetBuilderError, OSError) as error:
            _log.warning("not written as %s either: %s", suffix, error)
            continue
        _note(spare, document)
        advice = _(
            "The trained network was saved as {path} instead; netbuilder resume "
            "--list shows it, too."
        ).format(path=spare)
        found, expected = refusal.found, refusal.expected
        refusal = NetBuilderError(refusal.subject, found=found, expected=expected, advice=advice)
        return Kept(spare, refusal)
    return Kept(refusal=refusal)


def _note(spare: Path, document: Document) -> None:
    try:
        note(spare, document)
    except NetBuilderError as error:
        _log.warning("what was kept will not be listed: %s", error)


def write(document: Document, path: Path) -> None:
    """Write the newest run as a project, or in the format that the suffix says.

    Raises:
        NetBuilderError: It cannot be written, for whichever reason.
    """
    with writing(path):
        if path.suffix.lower() == suffixes.PROJECT:
            _write_project(document, path)
        else:
            _export(document, path)


def _write_project(document: Document, path: Path) -> None:
    from netbuilder.files.project_file import save_document

    save_document(document, path)


def _export(document: Document, path: Path) -> None:
    from netbuilder.engine.export import export, exporter_for
    from netbuilder.engine.exporting import export_request

    run, key = document.runs[-1], exporter_for(path).key
    export(export_request(run, path, exporter=key), emit=lambda _message: None)


def _write_arrays(document: Document, path: Path) -> None:
    with writing(path):
        write_arrays(document.runs[-1], path)
