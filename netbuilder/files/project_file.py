"""The project file, `NAME.netb`: a zip of readable JSON and, if trained, of plain arrays.

```
project.json            network with positions, data, plan
runs/001-Run-1/…        every run (`run_members`)
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from netbuilder.files import suffixes
from netbuilder.files.archive import MOST_MEMBERS, open_archive
from netbuilder.files.archive_writing import writing_archive
from netbuilder.files.atomic import replacing
from netbuilder.files.errors import FileError, writing
from netbuilder.files.json_text import MOST_JSON, read_json, write_json
from netbuilder.files.run_members import (
    MOST_JSON_IN_ALL,
    MOST_RUNS,
    Member,
    read_runs,
    run_members,
)
from netbuilder.files.stamp import stamp_of
from netbuilder.project.codec import project_from_json, project_to_json
from netbuilder.project.document import Document
from netbuilder.project.kept_weights import kept_weights
from netbuilder.project.run import weights_fit
from netbuilder.words import _, counted, grouped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from netbuilder.files.archive_writing import ArchiveWriter
    from netbuilder.files.stamp import Stamp

PROJECT: Final = "project.json"


def save_document(document: Document, path: Path, *, beside: Iterable[Member] = ()) -> Stamp | None:
    """Write the project and its runs in place of what is at `path`; the trash is left out.

    Returns the stamp of what was written, even where another has replaced it already.

    What stands `beside` them is written, too; who opens the file as a project does not look at it.

    Raises:
        FileError: It cannot be written, or would be larger than what can be opened again; what was
            there is untouched.
    """
    with writing(path):
        _check_weights(document, path)
        if len(document.runs) > MOST_RUNS:
            raise _too_much(path, counted("{count} run", "{count} runs", len(document.runs)))
        with replacing(path) as temporary:
            with writing_archive(temporary) as archive:
                _add_all(archive, document, beside, path=path)
            return stamp_of(temporary)


def _add_all(
    archive: ArchiveWriter, document: Document, beside: Iterable[Member], *, path: Path
) -> None:
    archive.add(PROJECT, _project_text(document), is_packed=True)
    budget = MOST_JSON_IN_ALL
    for member in (*beside, *run_members(document)):
        archive.add(member.name, member.content, is_packed=member.is_packed)
        budget -= len(member.content) if member.is_packed else 0
        if budget < 0 or len(archive) > MOST_MEMBERS:
            raise _too_much(path, _("runs that are too large"))


def _check_weights(document: Document, path: Path) -> None:
    kept = kept_weights(document)
    for run in document.runs:
        if run.id in kept and not weights_fit(run.graph, run.weights):
            raise FileError(
                _("{name} cannot be written").format(name=path.name),
                found=_("weights of a different network"),
                expected=_("the weights of the trained network"),
            )


def _too_much(path: Path, found: str) -> FileError:
    return FileError(
        _("{name} cannot be written").format(name=path.name),
        found=found,
        expected=_("at most {runs} runs").format(runs=grouped(MOST_RUNS)),
        advice=_("Delete or unstar some runs and save again."),
    )


def _project_text(document: Document) -> bytes:
    return write_json(project_to_json(document.project)).encode()


def open_document(path: Path) -> Document:
    """Return the document in a project file.

    Raises:
        NetBuilderError: The file cannot be read, is damaged, was made by a newer NetBuilder, or
            holds what cannot be; the sentence says what.
    """
    kind = _("a NetBuilder project ({suffix})").format(suffix=suffixes.PROJECT)
    with open_archive(path, subject=path.name, kind=kind) as archive:
        content = archive.read(PROJECT, most=MOST_JSON)
        project = project_from_json(read_json(content, subject=f"{path.name}, {PROJECT}"))
        return Document(project, read_runs(archive, path.name))
