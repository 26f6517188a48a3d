"""Takes the pictures of README: the program itself, trained and asked, in both themes.

Run `uv run docs/take_screenshots.py` after a change of the window's looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictured import ROOT, draw_digit, started_program, themes, wait_until
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from netbuilder.network.edit import set_block
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.insight.drawing.view import DrawingView
from netbuilder.ui.recipes.gallery import RecipeGallery

if TYPE_CHECKING:
    from netbuilder.desktop import Program

SIZE = QSize(1440, 900)
IMAGES = ROOT / "docs" / "images"


def save(program: Program, name: str) -> None:
    """Grab the window in both themes."""
    for theme in themes(program):
        program.window.grab().save(str(IMAGES / f"{name}-{theme}.png"))


def save_gallery(program: Program) -> None:
    """Grab the gallery of recipes in both themes."""
    for theme in themes(program):
        gallery = RecipeGallery(program.window)
        gallery.show()
        gallery.list.setCurrentRow(gallery.list.count() - 2)
        QApplication.processEvents()
        gallery.grab().save(str(IMAGES / f"recipes-{theme}.png"))
        gallery.close()


def main() -> None:
    """Train a recipe, draw a digit, and take the pictures; then break a block and take more."""
    with started_program() as program:
        window = program.window
        window.files.open_recipe("digits-cnn")
        window.resize(SIZE)
        wait_until(lambda: window.training.state.value == "idle")
        window.verbs["train"].trigger()
        wait_until(lambda: bool(window.session.document.runs))
        draw_digit(program, 5)
        wait_until(lambda: window.panels.pad.is_answered)
        window.canvas.view.zoom_to_fit()
        window.canvas.scene.select(("conv2d-2",))
        save(program, "window")

        window.verbs["show_activations"].setChecked(True)
        tabs, reasons = window.panels.below, window.insight.of(DrawingView).panel.reasons
        titles = [tabs.tabText(index) for index in range(tabs.count())]
        tabs.setCurrentIndex(titles.index("Inspect drawing"))
        wait_until(lambda: reasons.sentence.text().startswith("A "))
        save(program, "closer")
        window.verbs["show_activations"].setChecked(False)

        block = window.session.project.graph.block("conv2d-2").with_settings(kernel_size=(19, 19))
        window.session.edit("Break", on_graph(lambda graph: set_block(graph, "conv2d-2", block)))
        window.panels.show_problems()
        save(program, "problem")
        save_gallery(program)


if __name__ == "__main__":
    main()
