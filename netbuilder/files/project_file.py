"""The project file, `NAME.netb`: a zip of readable JSON and, if trained, of plain arrays.

```
project.json                        network with positions, data, plan
runs/last/run.json                  the last run: its own network and plan, series, score
runs/last/weights/001-dense-1-kernel.npy   one array each
```
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from netbuilder.files.archive import Archive, open_archive
from netbuilder.files.arrays import LARGEST_NUMBER, MOST_HEADER, read_npy, write_npy
from netbuilder.files.atomic import replacing
from netbuilder.files.errors import FileError, damaged
from netbuilder.files.json_text import MOST_JSON, read_json, write_json
from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.codec import project_from_json, project_to_json
from netbuilder.project.document import Document
from netbuilder.project.run import weights_fit
from netbuilder.project.run_codec import run_from_json, run_to_json
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from netbuilder.blocks.block import WeightSpec
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.project.run import Run

SUFFIX: Final = ".netb"
PROJECT: Final = "project.json"
_RUN: Final = "runs/last/run.json"
_WEIGHTS: Final = "runs/last/weights"
_MOST_RUN: Final = 160 * 2**20
_BEGINNING_OF_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""Members carry no date, so that equal documents give equal files."""
_READABLE_BY_ALL: Final = 0o100644 << 16


def save_document(document: Document, path: Path) -> None:
    """Write the project and its last run that has weights, in place of what is at `path`.

    Raises:
        FileError: It cannot be written; what was there is untouched.
    """
    run = document.last_run
    if run is not None and not weights_fit(run.graph, run.weights):
        raise FileError(
            _("{name} cannot be written").format(name=path.name),
            found=_("weights of another network"),
            expected=_("those of the network that was trained"),
        )
    with replacing(path) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        _add(archive, PROJECT, write_json(project_to_json(document.project)).encode())
        if run is not None:
            _add_run(archive, run)


def _add_run(archive: zipfile.ZipFile, run: Run) -> None:
    _add(archive, _RUN, write_json(run_to_json(run)).encode())
    arrays = {name: iter(arrays) for name, arrays in run.weights.items()}
    for member, name, _spec in _members(run.graph):
        _add(archive, member, write_npy(next(arrays[name])), packed=False)


def _add(archive: zipfile.ZipFile, name: str, content: bytes, *, packed: bool = True) -> None:
    info = zipfile.ZipInfo(name, _BEGINNING_OF_TIME)
    info.external_attr = _READABLE_BY_ALL
    info.create_system = 3
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    archive.writestr(info, content)


def _members(graph: Graph) -> Iterator[tuple[str, NodeId, WeightSpec]]:
    """Yield the member's name of each array that the network owns, in the order of the data."""
    shapes = infer_shapes(graph)
    for index, name in enumerate(active(graph)):
        plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in name)[:40]
        for spec in shapes[name].weights:
            yield f"{_WEIGHTS}/{index:03}-{plain}-{spec.name}.npy", name, spec


def open_document(path: Path) -> Document:
    """Return the document in a project file.

    Raises:
        NetBuilderError: The file cannot be read, is damaged, was made by a newer NetBuilder, or
            holds what cannot be; the sentence says what.
    """
    kind = _("a NetBuilder project ({suffix})").format(suffix=SUFFIX)
    with open_archive(path, subject=path.name, kind=kind) as archive:
        content = archive.read(PROJECT, most=MOST_JSON)
        project = project_from_json(read_json(content, subject=f"{path.name}, {PROJECT}"))
        runs = (_read_run(archive, path.name),) if _RUN in archive.names else ()
        return Document(project, runs)


def _read_run(archive: Archive, file: str) -> Run:
    content = archive.read(_RUN, most=_MOST_RUN)
    run = run_from_json(read_json(content, subject=f"{file}, {_RUN}", most=_MOST_RUN))
    weights: dict[NodeId, tuple[object, ...]] = {}
    for member, name, spec in _members(run.graph):
        content = archive.read(member, most=spec.size * LARGEST_NUMBER + 2 * MOST_HEADER)
        array = read_npy(content, shape=spec.shape, subject=f"{file}, {member}")
        weights[name] = (*weights.get(name, ()), array)
    if not weights:
        raise damaged(f"{file}, {_RUN}", found=_("a run of a network without weights"))
    return replace(run, weights=MappingProxyType(weights))
