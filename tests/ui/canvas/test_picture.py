"""The network as a picture: all of it, on white, without what is there for the mouse."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from contexts import NotedNotifier, context_of
from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from quiet_dialogs import QuietDialogs

import netbuilder.ui.canvas.exporters
from netbuilder.engine.probes.activations import Activated
from netbuilder.network.graph import Graph, Note, Point
from netbuilder.network.grouping import collapse, group_nodes
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.canvas.canvas import Canvas
from netbuilder.ui.canvas.picture import MARGIN, drawn, write_png, write_svg
from netbuilder.ui.document.window_exports import WindowExports
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of
from netbuilder.ui.widgets.picture_file import RATIO

SVG = "{http://www.w3.org/2000/svg}"


def png_of(canvas, path):
    write_png(canvas, path)
    return np.asarray(Image.open(path).convert("RGB"))


def words_of(canvas, path):
    """Return what an SVG of the canvas says."""
    write_svg(canvas, path)
    root = ET.parse(path).getroot()
    return ["".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")]


def colours_of(pixels):
    return {f"#{bytes(pixel).hex()}" for pixel in np.unique(pixels.reshape(-1, 3), axis=0)}


def test_the_whole_network_is_on_it_whatever_is_in_view(canvas, chain, tmp_path):
    canvas.view.centerOn(5000, 5000)
    pixels = png_of(canvas, tmp_path / "net.png")
    least = canvas.scene.content_rect()
    height, width, _channels = pixels.shape
    assert width >= RATIO * (least.width() + 2 * MARGIN) - 1
    assert height >= RATIO * (least.height() + 2 * MARGIN) - 1
    words = words_of(canvas, tmp_path / "net.svg")
    assert {"Input", "Flatten", "Dense", "28×28", "784"} <= set(words)
    assert words.count("Dense") == 2


def test_nothing_touches_the_edge(canvas, chain, tmp_path):
    pixels = png_of(canvas, tmp_path / "net.png")
    edge = int(MARGIN * RATIO) - 2
    inside = pixels[edge:-edge, edge:-edge]
    assert (pixels == 255).sum() - (inside == 255).sum() == pixels.size - inside.size
    assert (inside != 255).any()


def test_a_dark_window_gives_a_picture_on_white(canvas, chain, tmp_path):
    light = png_of(canvas, tmp_path / "light.png")
    canvas.setPalette(palette_of(DARK))
    assert np.array_equal(light, png_of(canvas, tmp_path / "dark.png"))
    assert DARK.surface not in colours_of(light)


def test_what_is_selected_is_not_marked(canvas, chain, tmp_path):
    before = png_of(canvas, tmp_path / "before.png")
    canvas.scene.select(canvas.scene.nodes)
    assert np.array_equal(before, png_of(canvas, tmp_path / "after.png"))
    assert canvas.scene.selected_nodes() == tuple(canvas.scene.nodes)


def show(session, graph):
    session.load(Document(Project(graph=graph)), path=None)


def test_a_collapsed_group_is_one_block(canvas, chain, tmp_path):
    graph = group_nodes(chain.project.graph, ("flatten-1", "dense-1"), title="Head")
    show(chain, collapse(graph, [each.id for each in graph.groups], collapsed=True))
    words = words_of(canvas, tmp_path / "net.svg")
    assert "Head" in " ".join(words)
    assert "Flatten" not in words


def test_a_note_has_no_handles_and_no_more_words_than_it_has_room_for(canvas, chain, tmp_path):
    long = Note("n", "word " * 200, Point(0.0, 200.0), (160.0, 90.0))
    show(chain, replace(chain.project.graph, notes=(long,)))
    words = words_of(canvas, tmp_path / "net.svg")
    told = " ".join(words).count("word")
    assert 4 < told < 40
    assert any(line.endswith("…") for line in words)
    empty = replace(long, text="")
    show(chain, replace(chain.project.graph, notes=(empty,)))
    assert not {"Double-click to edit.", "…"} & set(words_of(canvas, tmp_path / "net.svg"))
    paper = png_of(canvas, tmp_path / "net.png")
    assert LIGHT.note in colours_of(paper)
    grip = np.all(paper == tuple(bytes.fromhex(LIGHT.note[1:])), axis=-1)
    bottom, right = np.argwhere(grip).max(axis=0)
    assert grip[bottom - 24 : bottom - 6, right - 24 : right - 6].all()


def test_what_blocks_make_of_the_drawing_is_on_it(canvas, chain, tmp_path):
    plain = png_of(canvas, tmp_path / "plain.png")
    values = {"input-1": np.eye(28, dtype=np.float32)}
    graph = chain.project.graph
    canvas.activations.on_message(Activated(graph, values, run_id="r1"))
    assert not np.array_equal(plain, png_of(canvas, tmp_path / "active.png"))


def test_an_svg_looks_as_the_png_does_and_holds_no_pixels(canvas, chain, tmp_path):
    pixels = png_of(canvas, tmp_path / "net.png").astype(float).mean(axis=-1)
    write_svg(canvas, tmp_path / "net.svg")
    height, width = pixels.shape
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    QSvgRenderer(str(tmp_path / "net.svg")).render(painter, QRectF(0, 0, width, height))
    painter.end()
    image.save(str(tmp_path / "svg.png"))
    drawn_again = np.asarray(Image.open(tmp_path / "svg.png").convert("L")).astype(float)
    assert np.abs(pixels - drawn_again).mean() < 3
    assert list(ET.parse(tmp_path / "net.svg").getroot().iter(f"{SVG}image")) == []


def test_a_very_large_network_is_coarser_and_not_refused(qtbot, session, tmp_path):
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    far = Note("far", "", Point(40_000.0, 0.0), (160.0, 90.0))
    show(session, Graph(notes=(replace(far, id="near", position=Point(0.0, 0.0)), far)))
    _height, width, _channels = png_of(canvas, tmp_path / "net.png").shape
    assert 10_000 < width <= 16_000


@pytest.fixture
def exports(qtbot, canvas, chain, tmp_path):
    context = context_of(chain, dialogs=QuietDialogs(), notifier=NotedNotifier())
    made = WindowExports(
        context,
        netbuilder.ui.canvas.exporters,
        canvas,
        source=lambda: drawn(canvas),
        suggest=lambda suffix: f"net{suffix}",
    )
    return made, context.dialogs, context.notifier


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_where_it_cannot_be_written_it_says_so_and_leaves_no_rest(exports, tmp_path, suffix):
    made, dialogs, notifier = exports
    dialogs.save_path = tmp_path / "none" / f"net{suffix}"
    made.export(f"export_network_{suffix[1:]}")
    assert len(notifier.refused) == 1
    assert list(tmp_path.iterdir()) == []


def test_any_kind_can_be_asked_for_by_its_suffix(exports, tmp_path):
    made, dialogs, notifier = exports
    dialogs.save_path = tmp_path / "net.svg"
    made.export_any()
    assert [kind.suffix for kind in dialogs.kinds] == [".png", ".svg"]
    assert ET.parse(tmp_path / "net.svg").getroot().tag == f"{SVG}svg"
    assert notifier.told == ["Exported net.svg"]


def test_an_empty_canvas_is_refused(exports, chain, tmp_path):
    made, dialogs, notifier = exports
    show(chain, Graph())
    made.export("export_network_png")
    assert "block" in notifier.refused[0].advice
    assert dialogs.asked == []
