"""Small trained networks, without training."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from figures import a_score, a_series, an_epoch

from netbuilder.files.recipes import load_recipe
from netbuilder.network.edit import set_block
from netbuilder.project.run import Run, RunStatus, expected_weights
from netbuilder.project.run_end import Told

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph


def small_graph(recipe: str = "lecture-relu") -> Graph:
    """Return a recipe's network with few neurons, so that files stay small."""
    graph = load_recipe(recipe).graph
    for node in ("dense-1", "dense-2"):
        block = graph.block(node)
        graph = set_block(graph, node, block.with_settings(units=6))
    return set_block(graph, "dense-3", graph.block("dense-3").with_settings(units=10))


def make_run(graph: Graph, *, id: str = "run-1", **changes: object) -> Run:
    """Return a run of `graph` with random weights and a diverged step among its series."""
    rng = np.random.default_rng(1)
    weights = {
        node: tuple(rng.normal(size=shape).astype(np.float32) for shape in shapes)
        for node, shapes in expected_weights(graph).items()
    }
    values: dict[str, object] = {
        "id": id,
        "name": "Run 1",
        "started": "2025-01-02T03:04:05+01:00",
        "graph": graph,
        "plan": load_recipe("lecture-relu").plan,
        "dataset": "mnist",
        "status": RunStatus.STOPPED,
        "reason": Told(text="The loss ran away."),
        "series": a_series(
            step_loss=(2.5, 1.25, math.nan),
            step_accuracy=(0.1, 0.5, 0.25),
            epochs=(
                an_epoch(
                    loss=1.5, accuracy=0.5, val_loss=1.25, val_accuracy=0.75, seconds=2, steps=2
                ),
                an_epoch(loss=math.nan, accuracy=0.1, seconds=1.5, steps=1),
            ),
        ),
        "weights": MappingProxyType(weights),
        "test": a_score(0.25, 0.9375),
        "execution_mode": "xla-loop",
        "device": "CPU",
        "versions": MappingProxyType({"keras": "3.15"}),
        "images_per_second": 12345.5,
        "continued": "run-0",
    }
    return Run(**{**values, **changes})
