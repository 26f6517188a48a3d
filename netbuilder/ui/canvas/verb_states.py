"""States of the verbs of the canvas: each can be used where what it needs is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.grouping import groups_of
from netbuilder.ui.actions.ability import allow
from netbuilder.ui.actions.need import Need
from netbuilder.ui.canvas.commands.selected import givers, wires_to_cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QAction

    from netbuilder.ui.actions.verb import Verb
    from netbuilder.ui.canvas.scene import GraphScene


def show_needs(actions: Mapping[str, QAction], verbs: Iterable[Verb], scene: GraphScene) -> None:
    """Enable the verbs whose need is met, and let the others say what to do first."""
    are_met = {need: is_met(scene) for need, is_met in _MET.items()}
    for verb in verbs:
        if verb.needs is not None:
            allow(actions[verb.id], why_not="" if are_met[verb.needs] else verb.needs.advice)


def _has_selection(scene: GraphScene) -> bool:
    return bool(scene.selectedItems())


def _has_blocks_or_notes(scene: GraphScene) -> bool:
    return bool(scene.selected_nodes() or scene.notes.selected())


def _has(least: int, most: int | None = None) -> Callable[[GraphScene], bool]:
    """Return a test for a number of selected blocks."""

    def is_met(scene: GraphScene) -> bool:
        count = len(scene.selected_nodes())
        return least <= count and (most is None or count <= most)

    return is_met


def _has_one_kind(scene: GraphScene) -> bool:
    return len({type(scene.graph.block(name)) for name in scene.selected_nodes()}) == 1


def _has_output(scene: GraphScene) -> bool:
    nodes = givers(scene)
    return len(nodes) in (1, 2) or (not nodes and len(scene.selected_edges()) == 1)


def _has_wires(scene: GraphScene) -> bool:
    return bool(wires_to_cut(scene))


def _has_group(scene: GraphScene) -> bool:
    return bool(groups_of(scene.graph, scene.selected_nodes()))


def _has_network(scene: GraphScene) -> bool:
    return bool(scene.nodes)


_MET: Mapping[Need, Callable[[GraphScene], bool]] = {
    Need.SELECTION: _has_selection,
    Need.BLOCKS_OR_NOTES: _has_blocks_or_notes,
    Need.BLOCKS: _has(1),
    Need.ONE_BLOCK: _has(1, 1),
    Need.TWO_BLOCKS: _has(2, 2),
    Need.SEVERAL_BLOCKS: _has(2),
    Need.THREE_BLOCKS: _has(3),
    Need.ONE_KIND: _has_one_kind,
    Need.OUTPUT: _has_output,
    Need.WIRES: _has_wires,
    Need.GROUP: _has_group,
    Need.NETWORK: _has_network,
}
