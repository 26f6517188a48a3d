"""Takes the pictures of README: the program itself, trained and asked, in both themes.

Run `uv run docs/take_screenshots.py` after a change of the window's looks.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
SCREEN = ROOT / "tests" / "support" / "screen.json"
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}")
sys.path.insert(0, str(ROOT / "tests" / "support"))

from handwriting import SLANTED
from pen import draw_stroke
from PySide6.QtCore import QEventLoop, QSettings, QSize, QTemporaryDir, QTimer
from PySide6.QtWidgets import QApplication

from netbuilder.desktop import Program
from netbuilder.network.edit import set_block
from netbuilder.ui.canvas.gestures.gesture import on_graph
from netbuilder.ui.insight.drawing.view import DrawingView
from netbuilder.ui.recipes.gallery import RecipeGallery
from netbuilder.ui.shell.getting_started import mark_seen
from netbuilder.ui.style.appearance import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = QSize(1440, 900)
IMAGES = ROOT / "docs" / "images"


def wait_until(answer: Callable[[], bool]) -> None:
    """Serve the window until `answer` is true."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: answer() and loop.quit())
    timer.start(50)
    loop.exec()


def save(program: Program, name: str) -> None:
    """Grab the window in both themes."""
    for choice in (Appearance.DARK, Appearance.LIGHT):
        program.appearance.choose(choice)
        for _turn in range(5):
            QApplication.processEvents()
        path = IMAGES / f"{name}-{choice.name.lower()}.png"
        program.window.grab().save(str(path))


def save_gallery(program: Program) -> None:
    """Grab the gallery of recipes in both themes."""
    for choice in (Appearance.DARK, Appearance.LIGHT):
        program.appearance.choose(choice)
        gallery = RecipeGallery(program.window)
        gallery.show()
        gallery.list.setCurrentRow(gallery.list.count() - 2)
        QApplication.processEvents()
        gallery.grab().save(str(IMAGES / f"recipes-{choice.name.lower()}.png"))
        gallery.close()


def main() -> None:
    """Train a recipe, draw a digit, and take the pictures; then break a block and take more."""
    application = QApplication([])
    settings = QTemporaryDir()
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, settings.path())
    application.setOrganizationName("NetBuilder")
    mark_seen()
    program = Program(application)
    window = program.window
    program.start()
    window.files.open_recipe("digits-cnn")
    window.resize(SIZE)
    wait_until(lambda: window.training.state.value == "idle")
    window.verbs["train"].trigger()
    wait_until(lambda: bool(window.session.document.runs))
    for stroke in SLANTED[5]:
        draw_stroke(window.panels.pad.canvas, stroke)
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
    window.session.mark_saved(window.session.document, path=Path("pictures.netb"))
    window.close()


if __name__ == "__main__":
    main()
