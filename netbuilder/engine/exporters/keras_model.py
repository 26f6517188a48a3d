"""A trained network as an ordinary `.keras` file that opens in Keras without NetBuilder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar, Final

import numpy as np

from netbuilder.blocks.input import Input
from netbuilder.blocks.settings import Settings, setting
from netbuilder.engine.build import SCALING, build_model, layer_names, set_weights
from netbuilder.engine.exporter import Exporter, refuse_difference
from netbuilder.engine.exporting import ExportEntry
from netbuilder.engine.refusals import in_our_words
from netbuilder.engine.step import divisor_of
from netbuilder.files import suffixes
from netbuilder.files.archive_writing import writing_archive
from netbuilder.files.temporary import folder_beside
from netbuilder.network.order import active, input_nodes
from netbuilder.project.datasets import dataset_info
from netbuilder.project.task import Dtype
from netbuilder.words import N_, _, number

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from netbuilder.engine.exporting import ExportRequest
    from netbuilder.engine.keras_types import Model
    from netbuilder.network.graph import Graph

METADATA: Final = "netbuilder.json"
"""The member of the `.keras` zip that only NetBuilder reads."""
SCHEMA: Final = 1
_EXAMPLES: Final = 8
_RELATIVE: Final = 1e-4
_ABSOLUTE: Final = 1e-5
"""Relative tolerance of answers in float32; both are computed on the same machine."""


class KerasModelOptions(Settings):
    """Options of the export as a Keras model."""

    scaling_inside: bool = setting(
        False,
        title=N_("Scaling inside"),
        help=N_("Let the model itself scale raw pixel values to 0–1, as its first layer."),
    )


class KerasModel(Exporter):
    """Keras's own format, written by `model.save`.

    Keras writes a folder, and we the zip: Keras 3.15 gives members today's date, which a zip
    cannot name before 1980 or after 2107.

    `netbuilder.json` is added to the zip: data set, loss, whether pixels must be divided by 255
    before they enter the model, and where each node stands on the canvas, by the name of its layer.
    """

    title: ClassVar[str] = N_("Keras model")
    suffix: ClassVar[str] = suffixes.KERAS_MODEL
    options: ClassVar[type[Settings]] = KerasModelOptions
    entries: ClassVar[tuple[ExportEntry, ...]] = (
        ExportEntry(
            id="export",
            text=N_("Export as Keras model…"),
            tip=N_("Write the trained network as a .keras file that opens without NetBuilder"),
            shortcut="Ctrl+E",
            icon="export",
            options={"scaling_inside": False},
        ),
        ExportEntry(
            id="export_with_scaling",
            text=N_("Export with the scaling inside…"),
            tip=N_("The same, for raw pixel values: the model scales them to 0–1 itself"),
            options={"scaling_inside": True},
        ),
    )

    def write(self, request: ExportRequest, path: Path) -> None:
        """Write a folder through Keras and put it, with `netbuilder.json`, into one file."""
        inside = _is_scaled_inside(request)
        with in_our_words():
            model = _model_of(request, scaling_inside=inside)
        data = metadata(request, scaling_inside=inside)
        with folder_beside(path) as unpacked:
            model.save(unpacked, zipped=False)
            with writing_archive(path) as archive:
                archive.add_folder(unpacked)
                archive.add(METADATA, json.dumps(data, indent=1))

    def verify(self, request: ExportRequest, path: Path) -> None:
        """Open the file in plain Keras and compare what it answers to a few examples.

        It is opened by Keras's own loader, which nothing else is: this file is ours, seconds old,
        in a folder that only its owner can write to.
        """
        import keras

        given, divisor = _examples(request), _divisor(request)
        prepared = given / divisor
        with in_our_words():
            opened = keras.saving.load_model(path, compile=False)
            taken = given if _is_scaled_inside(request) else prepared
            answers = np.asarray(opened(taken, training=False))
            network = _model_of(request, scaling_inside=False)
            expected = np.asarray(network(prepared, training=False))
        if not np.allclose(answers, expected, rtol=_RELATIVE, atol=_ABSOLUTE, equal_nan=True):
            furthest = float(np.nanmax(np.abs(answers - expected)))
            raise refuse_difference(
                _("outputs that differ by {most}").format(most=number(furthest))
            )


def _model_of(request: ExportRequest, *, scaling_inside: bool) -> Model:
    divisor = _divisor(request) if scaling_inside else 1.0
    model = build_model(request.graph, divide_by=divisor)
    set_weights(model, request.graph, weights=request.weights)
    return model


def _is_scaled_inside(request: ExportRequest) -> bool:
    options = KerasModelOptions().with_settings(**request.options)
    return options.scaling_inside and _divisor(request) != 1.0


def _divisor(request: ExportRequest) -> float:
    """Return the number by which values of the data set are divided before they enter."""
    source = request.graph.block(input_nodes(request.graph)[0])
    return divisor_of(source, dataset_info(request.dataset).task.input)


def _examples(request: ExportRequest) -> NDArray[np.float32]:
    """Return a few examples as the data set has them, the same ones every time.

    Grey values that nothing divides are 0 and 1: each is a row of any embedding.
    """
    given = dataset_info(request.dataset).task.input
    shape = request.graph.block(input_nodes(request.graph)[0]).output_shape()
    chance = np.random.default_rng(0)
    if given.dtype is Dtype.FLOAT32:
        return chance.uniform(given.low, given.high, (_EXAMPLES, *shape)).astype(np.float32)
    most = 1 if _divisor(request) == 1.0 else int(given.high)
    whole = chance.integers(0, most, (_EXAMPLES, *shape), endpoint=True)
    return whole.astype(np.float32)


def metadata(request: ExportRequest, *, scaling_inside: bool) -> dict[str, Any]:
    """Return what `netbuilder.json` says."""
    graph = request.graph
    names = layer_names(graph)
    return {
        "format": "netbuilder-keras",
        "schema": SCHEMA,
        "dataset": request.dataset,
        "loss": request.loss,
        "from_logits": request.from_logits,
        "pixels": {
            "scale": _scales(graph),
            "divide_by_255_before": _divisor(request) != 1.0 and not scaling_inside,
            "scaling_layer": SCALING if scaling_inside else None,
        },
        "nodes": {
            names[node]: {"id": node, "position": list(graph.nodes[node].position)}
            for node in active(graph)
        },
    }


def _scales(graph: Graph) -> bool:
    source = graph.block(input_nodes(graph)[0])
    return isinstance(source, Input) and source.scale
