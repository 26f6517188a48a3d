"""A trained network as an ordinary `.keras` file that opens in Keras without NetBuilder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from netbuilder.blocks.input import Input
from netbuilder.engine.build import SCALING, build_model, layer_names, set_weights
from netbuilder.engine.importing import import_keras
from netbuilder.engine.refusals import in_our_words
from netbuilder.files.archive_writing import writing_archive
from netbuilder.files.atomic import replacing
from netbuilder.files.temporary import folder_beside
from netbuilder.network.order import active, input_nodes

if TYPE_CHECKING:
    from netbuilder.engine.protocol import ExportRequest
    from netbuilder.network.graph import Graph

METADATA: Final = "netbuilder.json"
"""The member of the `.keras` zip that only NetBuilder reads."""
SCHEMA: Final = 1


def export_keras(request: ExportRequest) -> None:
    """Write the network of `request` through Keras's own `model.save`.

    Keras writes a folder, and we the zip: Keras 3.15 gives members today's date, which a zip
    cannot name before 1980 or after 2107.

    `netbuilder.json` is added to the zip: data set, loss, whether pixels must be divided by 255
    before they enter the model, and where each node stands on the canvas, by the name of its layer.

    Raises:
        NetBuilderError: The weights do not fit, or the file cannot be written.
    """
    import_keras()
    with in_our_words():
        inside = request.scaling_inside and _scales(request.graph)
        model = build_model(request.graph, scaling_inside=inside)
        set_weights(model, request.graph, weights=request.weights)
    data = metadata(request, scaling_inside=inside)
    with replacing(request.path) as beside, folder_beside(beside) as unpacked:
        model.save(unpacked, zipped=False)
        with writing_archive(beside) as archive:
            archive.add_folder(unpacked)
            archive.add(METADATA, json.dumps(data, indent=1))


def metadata(request: ExportRequest, *, scaling_inside: bool) -> dict[str, Any]:
    """Return what `netbuilder.json` says."""
    graph = request.graph
    names = layer_names(graph)
    return {
        "format": "netbuilder-keras",
        "schema": SCHEMA,
        "dataset": request.dataset,
        "loss": request.loss,
        "pixels": {
            "scale": _scales(graph),
            "divide_by_255_before": _scales(graph) and not scaling_inside,
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
