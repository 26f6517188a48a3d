"""Exporters as plain data, free of Keras: what each can write, and a request to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.blocks.settings import Setting
    from netbuilder.network.graph import Graph
    from netbuilder.project.plan import Loss
    from netbuilder.project.project import Project
    from netbuilder.project.run import Run, Weights

Options: TypeAlias = Mapping[str, object]
KERAS_MODEL: Final = "keras_model"
"""The exporter that is taken where none is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportEntry:
    """One entry of the menu: an exporter with its options already chosen.

    Attributes:
        id: The name of its action.
        text: What the menu calls it.
        tip: What it writes, in a sentence.
        shortcut: Its keys, if any.
        icon: Its icon, if any.
        options: The chosen options, by name; the others have their defaults.
    """

    id: str
    text: str
    tip: str = ""
    shortcut: str = ""
    icon: str = ""
    options: Options = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExporterInfo:
    """All that menu, dialog and command line need to know of an exporter.

    Attributes:
        key: The name by which requests know it.
        title: What the kind of file is called.
        suffix: Ending of its files.
        needs_weights: True where it is there for trained networks alone.
        options: Its settings.
        entries: Its entries in the menu.
    """

    key: str
    title: str
    suffix: str
    needs_weights: bool
    options: tuple[Setting, ...]
    entries: tuple[ExportEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """A network to be written as a file.

    Attributes:
        path: The file.
        graph: The network.
        weights: Its weights; none where it is not trained, and the exporter needs none.
        dataset: The key of the data set it was trained on.
        loss: The loss it was trained with, or None where that is not known.
        from_logits: True where that takes the output for logits.
        exporter: The key of the exporter.
        options: Its options by name; the others have their defaults.
    """

    path: Path
    graph: Graph
    weights: Weights
    dataset: str
    loss: Loss | None
    from_logits: bool = False
    exporter: str = KERAS_MODEL
    options: Options = field(default_factory=dict)


def export_request(
    run: Run, path: Path, *, exporter: str = KERAS_MODEL, options: Options | None = None
) -> ExportRequest:
    """Return the request to write the network that a run has trained."""
    return ExportRequest(
        path=path,
        graph=run.graph,
        weights=run.weights,
        dataset=run.dataset,
        loss=run.plan.loss if run.loss_known else None,
        from_logits=run.loss_known and run.plan.takes_logits,
        exporter=exporter,
        options=options or {},
    )


def design_request(
    project: Project, path: Path, *, exporter: str, options: Options | None = None
) -> ExportRequest:
    """Return the request to write a network that is not trained."""
    return ExportRequest(
        path=path,
        graph=project.graph,
        weights={},
        dataset=project.dataset,
        loss=project.plan.loss,
        from_logits=project.plan.takes_logits,
        exporter=exporter,
        options=options or {},
    )
