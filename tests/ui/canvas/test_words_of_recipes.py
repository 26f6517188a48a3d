"""All words on the canvas of every recipe are whole: no ellipsis, nothing covered or struck out."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from netbuilder.blocks.catalogue import catalogue
from netbuilder.files.recipes import load_recipe, recipe_names
from netbuilder.project.document import Document
from netbuilder.ui.canvas.items import geometry
from netbuilder.ui.canvas.items.title import title_lines
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

TOUCHING = 3.0
"""Units by which the ground of a label may lie on the edge of a block."""


@pytest.fixture(params=recipe_names())
def shown(request, session, canvas):
    session.load(Document(load_recipe(request.param)), path=None)
    return canvas.scene


def labels_of(scene) -> list[QRectF]:
    items = (edge.label for edge in scene.edges.values())
    return [item.rect.adjusted(2, 1, -2, -1) for item in items if item.text]


def test_labels_of_wires_cover_no_block_and_no_other_label(shown):
    labels = labels_of(shown)
    assert len(labels) == len(shown.edges)
    blocks = [item.mapRectToScene(geometry.NODE_RECT) for item in shown.nodes.values()]
    for label in labels:
        for block in blocks:
            common = label.intersected(block)
            assert min(common.width(), common.height()) <= TOUCHING
    assert not any(one.intersects(other) for one, other in combinations(labels, 2))


def test_no_wire_of_other_blocks_runs_through_a_label(shown):
    """Wires that fan out from the same port may pass behind a label, which has its own ground."""
    for edge, item in shown.edges.items():
        label = item.label.rect.adjusted(2, 1, -2, -1)
        for other, wire in shown.edges.items():
            if edge.source != other.source and edge.target != other.target:
                path = wire.path
                points = (path.pointAtPercent(step / 200) for step in range(201))
                assert not any(label.contains(point) for point in points), (edge, other)


def test_no_name_of_a_block_has_an_ellipsis():
    room = geometry.WORDS.width()
    lines = [line for cls in catalogue().values() for line in title_lines(_(cls.title), room)]
    assert not any("…" in line for line in lines)
