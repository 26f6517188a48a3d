"""Opening `NAME.keras`: the model as a project, its weights as a run.

The file is read against our own catalogue; Keras takes no part, so nothing in it can run.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from netbuilder.files.archive import Archive, open_archive
from netbuilder.files.errors import not_read
from netbuilder.files.json_text import MOST_JSON, read_json
from netbuilder.files.keras_config import KerasFileError
from netbuilder.files.keras_graph import KerasModel, read_model
from netbuilder.files.keras_loss import NamedLoss
from netbuilder.files.keras_weights import Wanted, read_weights
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.document import Document
from netbuilder.project.fields import expect, field
from netbuilder.project.loss_problems import fitting_loss
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project
from netbuilder.project.run import Run, RunStatus
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.run import Weights

_CONFIG: Final = "config.json"
_METADATA: Final = "metadata.json"
_WEIGHTS: Final = "model.weights.h5"
_OURS: Final = "netbuilder.json"


def open_keras(path: Path) -> Document:
    """Return a Keras model as a project, with one finished run that holds its weights.

    Raises:
        NetBuilderError: The file cannot be read or is damaged, or holds a layer or a setting that
            the catalogue does not have; the sentence names it.
    """
    with open_archive(path, subject=path.name, kind=_("a Keras model (.keras)")) as archive:
        versions = _versions(archive, path.name)
        config = archive.read(_CONFIG, most=MOST_JSON)
        ours = (
            read_json(archive.read(_OURS, most=MOST_JSON), subject=_OURS)
            if _OURS in archive.names
            else None
        )
        model = read_model(read_json(config, subject=f"{path.name}, {_CONFIG}"), ours=ours)
        content = archive.read(_WEIGHTS)
    weights = _read_weights(content, model, path.name)
    loss, from_logits = model.loss or NamedLoss(fitting_loss(model.graph))
    plan = Plan(loss=loss, from_logits=from_logits)
    project = Project(
        graph=model.graph, dataset=model.dataset, plan=plan, title=path.stem, notes=model.notes
    )
    run = Run(
        id=f"keras-{hashlib.sha256(config + content).hexdigest()[:16]}",
        name=path.stem,
        started=_modified(path),
        graph=model.graph,
        plan=plan,
        loss_known=model.loss is not None,
        dataset=model.dataset,
        status=RunStatus.FINISHED,
        weights=weights,
        versions=MappingProxyType(versions),
    )
    return Document(project, (run,))


def _versions(archive: Archive, file: str) -> dict[str, str]:
    """Return the version of Keras that wrote the file, which must be 3."""
    content = archive.read(_METADATA, most=MOST_JSON)
    table = expect(read_json(content, subject=f"{file}, {_METADATA}"), dict, _METADATA)
    version = field(table, "keras_version", str)
    if version.partition(".")[0] != "3":
        raise KerasFileError(
            _("{name} cannot be opened").format(name=file),
            found=_("a model of Keras {version}").format(version=version[:20]),
            expected=_("a model of Keras 3"),
            advice=_("Open it in Keras 3 and save it again."),
        )
    return {"keras": version}


def _read_weights(content: bytes, model: KerasModel, file: str) -> Weights:
    shapes = infer_shapes(model.graph)
    subject = _("{file}, the weights of “{layer}”")
    wanted = {
        node: Wanted(
            f"{group}/{model.graph.block(node).weights_path}",
            shapes[node].weights,
            subject.format(file=file, layer=node),
        )
        for node, group in model.groups.items()
        if shapes[node].weights
    }
    arrays = read_weights(content, tuple(wanted.values()), subject=f"{file}, {_WEIGHTS}")
    return MappingProxyType(dict(zip(wanted, arrays, strict=True)))


def _modified(path: Path) -> str:
    try:
        stamp = path.stat().st_mtime
    except OSError as error:
        raise not_read(path, error) from error
    return datetime.fromtimestamp(stamp, UTC).astimezone().isoformat(timespec="seconds")
