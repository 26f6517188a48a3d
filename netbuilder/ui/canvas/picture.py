"""The whole network as a picture for a report: on white, whatever the theme of the window."""

from __future__ import annotations

import math
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize

from netbuilder.errors import NetBuilderError
from netbuilder.ui.canvas.scene import GraphScene
from netbuilder.ui.style.theme import LIGHT, palette_of
from netbuilder.ui.widgets import picture_file
from netbuilder.ui.widgets.array_image import activation_image
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QPainter

    from netbuilder.ui.canvas.canvas import Canvas

MARGIN: Final = 24
"""Empty space around the network, in units of the canvas."""
_PAPER: Final = replace(LIGHT, canvas="#ffffff")
_LONGEST_SIDE: Final = 16_000
_MOST_PIXELS: Final = 64e6
"""A PNG of a large network is coarser: this many pixels take 256 MB while they are written."""


def drawn(canvas: Canvas) -> Canvas:
    """Return the canvas, if there is anything on it.

    Raises:
        NetBuilderError: There is not.
    """
    graph, _analysis = canvas.shown
    if not (graph.nodes or graph.notes):
        raise NetBuilderError(
            _("Nothing to export yet"),
            found=_("an empty canvas"),
            expected=_("at least one block"),
            advice=_("Drag a block onto the canvas first."),
        )
    return canvas


def write_png(canvas: Canvas, path: Path) -> None:
    """Write the network in two pixels for each unit of the canvas, or fewer if it is very large.

    Raises:
        OSError: It cannot be written.
    """
    with _paper_of(canvas) as scene:
        size = _size(scene)
        area = size.width() * size.height()
        finest = min(
            _LONGEST_SIDE / max(size.width(), size.height()), math.sqrt(_MOST_PIXELS / area)
        )
        picture_file.write_png(
            path, size, partial(_paint, scene), ratio=min(picture_file.RATIO, finest)
        )


def write_svg(canvas: Canvas, path: Path) -> None:
    """Write the network as lines and words, which stay sharp at any size.

    Raises:
        OSError: It cannot be written.
    """
    with _paper_of(canvas) as scene:
        picture_file.write_svg(
            path,
            _size(scene),
            partial(_paint, scene),
            title=_("Network"),
            resolution=canvas.logicalDpiX(),
        )


@contextmanager
def _paper_of(canvas: Canvas) -> Iterator[GraphScene]:
    """Yield a scene of the network that nobody works on: nothing is selected, marked or held."""
    scene = GraphScene(canvas, on_paper=True)
    scene.setPalette(palette_of(_PAPER))
    scene.show_graph(*canvas.shown)
    for name, item in scene.nodes.items():
        values = canvas.activations.values_of(name)
        if values is not None:
            item.show_activation(activation_image(values, _PAPER))
    try:
        yield scene
    finally:
        scene.deleteLater()


def _size(scene: GraphScene) -> QSize:
    rect = _content(scene)
    return QSize(math.ceil(rect.width()), math.ceil(rect.height()))


def _content(scene: GraphScene) -> QRectF:
    """Return the rectangle of blocks, frames, notes and wires, with the margin around."""
    rect = scene.content_rect()
    for edge in scene.edges.values():
        if edge.isVisible():
            rect = rect.united(edge.sceneBoundingRect()).united(edge.label.rect)
    return rect.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


def _paint(scene: GraphScene, painter: QPainter) -> None:
    """Paint all at the scale of the canvas, so that blocks carry their words."""
    size = _size(scene).toSizeF()
    scene.render(painter, QRectF(0, 0, *size.toTuple()), QRectF(_content(scene).topLeft(), size))
