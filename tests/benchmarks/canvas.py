"""How the window bears large networks: `python tests/benchmarks/canvas.py [BLOCKS …]`.

Networks of 100, 1,000 and 10,000 blocks, a bypass around every three of them, are opened in the
whole window, edited, carried, panned and tidied, off-screen. An edit counts from the verb to the
last pixel painted: shapes, problems, faces, wires. Figures are medians, or 95th percentiles, on
this machine; targets are those of 1,000 and of 10,000 blocks.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from rich.console import Console
from rich.table import Table

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))

from fake_engine import FakeEngine
from quiet_dialogs import QuietDialogs

from netbuilder.blocks.activation import Activation
from netbuilder.blocks.add import Add
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.edit import set_block
from netbuilder.network.graph import Edge, Graph, Node, Point
from netbuilder.network.layout import tidy
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.canvas.gestures.move_gesture import MoveGesture
from netbuilder.ui.runtime.engine_relay import EngineRelay
from netbuilder.ui.shell.window import MainWindow
from netbuilder.ui.style.appearance import AppearanceKeeper

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (100, 1_000, 10_000)
CARRIED = 200
EDITS = 40
FRAMES = 40
TARGETS = {
    "open (s)": (1.0, 10.0),
    "edit, median (ms)": (16.0, 150.0),
    "edit, p95 (ms)": (33.0, None),
    "carry 200, a frame (ms)": (16.0, None),
    "pan, a frame (ms)": (16.0, 33.0),
    "tidy (s)": (1.0, None),
}


def network(blocks: int) -> Graph:
    """Return a network with so many blocks that trains: groups of four, each with a bypass."""
    graph_nodes = {"input": Input(), "flatten": Flatten()}
    edges = [Edge("input", "flatten")]
    last, number = "flatten", 0
    while len(graph_nodes) < blocks:
        number += 1
        names = [f"{kind}{number}" for kind in ("a", "b", "c", "d")]
        for name, block in zip(
            names, (Dense(units=64), Activation(), Dense(units=64), Add()), strict=True
        ):
            graph_nodes[name] = block
        one, two, three, four = names
        edges += [Edge(last, one), Edge(one, two), Edge(two, three)]
        edges += [Edge(three, four, 0, 0), Edge(one, four, 0, 1)]
        last = four
    home = Point(0.0, 0.0)
    nodes = {name: Node(name, block, home) for name, block in graph_nodes.items()}
    return tidy(Graph(nodes, tuple(edges)))


def timed(function: Callable[[], object]) -> float:
    """Return how many seconds something takes until all is painted."""
    start = time.perf_counter()
    function()
    QApplication.processEvents()
    return time.perf_counter() - start


def edits(window: MainWindow) -> list[float]:
    """Change the units of one block after another, in view."""
    session = window.session
    names = [name for name in session.project.graph.nodes if name.startswith("a")][:EDITS]
    window.canvas.scene.select(names[:1])
    found = []
    for units, name in enumerate(names, start=65):
        change = on_graph(partial(set_block, node=name, block=Dense(units=units)))
        found.append(timed(partial(session.edit, "Change", change)))
    return found


def carrying(window: MainWindow) -> list[float]:
    """Carry many blocks across the canvas."""
    scene = window.canvas.scene
    names = tuple(scene.nodes)[: min(CARRIED, len(scene.nodes))]
    scene.select(names)
    start = scene.nodes[names[0]].pos()
    gesture = MoveGesture(window.session, scene, start, moves_only=lambda: False)
    found = [
        timed(partial(gesture.move, start + QPointF(frame * 3, frame * 2)))
        for frame in range(FRAMES)
    ]
    gesture.cancel()
    QApplication.processEvents()
    return found


def panning(window: MainWindow) -> list[float]:
    """Move what is seen, zoomed so far out that many blocks are in view."""
    view = window.canvas.view
    view.zoom_to_fit()
    bar = view.horizontalScrollBar()
    view.scale(2.0, 2.0)
    QApplication.processEvents()
    return [timed(partial(bar.setValue, bar.value() + 12)) for _frame in range(FRAMES)]


def measure(blocks: int) -> dict[str, float]:
    """Return all figures of one size."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    relay = EngineRelay()
    window = MainWindow(FakeEngine(), relay, AppearanceKeeper(application), dialogs=QuietDialogs())
    window.show()
    QApplication.processEvents()
    document = Document(Project(graph=network(blocks)))
    figures = {"open (s)": timed(partial(window.session.load, document, path=None))}
    window.canvas.view.resetTransform()
    window.canvas.view.centerOn(600, 0)
    QApplication.processEvents()
    seconds = edits(window)
    figures["edit, median (ms)"] = 1000 * statistics.median(seconds)
    figures["edit, p95 (ms)"] = 1000 * statistics.quantiles(seconds, n=20)[-1]
    figures["carry 200, a frame (ms)"] = 1000 * statistics.median(carrying(window))
    figures["pan, a frame (ms)"] = 1000 * statistics.median(panning(window))
    figures["tidy (s)"] = timed(window.canvas.arranger.tidy)
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    return figures


def main() -> None:
    """Measure and print."""
    QApplication([])
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    table = Table("what", *(f"{size:,}" for size in sizes), "1,000: at most", "10,000: at most")
    found = {size: measure(size) for size in sizes}
    for name, targets in TARGETS.items():
        row = [f"{found[size][name]:.2f}" for size in sizes]
        table.add_row(name, *row, *("" if most is None else f"{most:g}" for most in targets))
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
