"""Exporters found and used: written beside the target, checked, and put in its place."""

from __future__ import annotations

import os
from types import MappingProxyType
from typing import TYPE_CHECKING

import netbuilder.engine.exporters
from netbuilder.discovery import classes_in
from netbuilder.engine.exporter import Exporter
from netbuilder.engine.importing import import_keras
from netbuilder.engine.messages import Exported, Exporting, ExportStage
from netbuilder.errors import NetBuilderError
from netbuilder.files.atomic import replacing
from netbuilder.files.temporary import folder_beside
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from netbuilder.engine.exporting import ExporterInfo, ExportRequest
    from netbuilder.engine.messages import Listener


def exporters() -> Mapping[str, Exporter]:
    """Return every exporter by its key, in the order of their keys."""
    found = classes_in(netbuilder.engine.exporters, Exporter)
    return MappingProxyType({cls.key(): cls() for cls in found})


def exporter_infos() -> tuple[ExporterInfo, ...]:
    """Return what menu, dialog and command line need to know of each exporter."""
    return tuple(exporter.info() for exporter in exporters().values())


def export(request: ExportRequest, *, emit: Listener) -> None:
    """Write a network and check what was written; only then it takes the place of its target.

    `emit` is told what is being done (`Exporting`), and that it is done (`Exported`).

    Raises:
        NetBuilderError: There is no such exporter, the weights do not fit, the file cannot be
            written, or what was written is not the same network.
    """
    exporter = exporter_named(request.exporter)
    import_keras()
    with replacing(request.path) as beside, folder_beside(beside) as folder:
        written = folder / f"export{exporter.suffix}"
        emit(Exporting(request.path, ExportStage.WRITING))
        exporter.write(request, written)
        emit(Exporting(request.path, ExportStage.CHECKING))
        exporter.verify(request, written)
        os.replace(written, beside)
    emit(Exported(request.path))


def exporter_for(path: Path) -> ExporterInfo:
    """Return the exporter whose files end as `path` does.

    Raises:
        NetBuilderError: There is none.
    """
    infos = exporter_infos()
    suffix = path.suffix.lower()
    found = next((info for info in infos if info.suffix == suffix), None)
    if found is None:
        raise NetBuilderError(
            _("{name} cannot be written").format(name=path.name),
            found=_("a file ending in “{suffix}”").format(suffix=path.suffix),
            expected=one_of((info.suffix for info in infos), near=suffix),
        )
    return found


def exporter_named(key: str) -> Exporter:
    """Return the exporter of this key.

    Raises:
        NetBuilderError: There is none.
    """
    known = exporters()
    if key not in known:
        raise NetBuilderError(
            _("Unknown export format"),
            found=repr(key[:40]),
            expected=one_of(known, near=key),
        )
    return known[key]
