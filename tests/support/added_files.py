"""Things added to the program as a person adds them: one new file in a package."""

from __future__ import annotations

import importlib
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType


@contextmanager
def added(package: ModuleType, name: str, source: str, *, folder: Path) -> Iterator[None]:
    """Let `package` have one more module while the block lasts; it is written into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.py").write_text(source, encoding="utf-8")
    package.__path__.append(str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        package.__path__.remove(str(folder))
        sys.modules.pop(f"{package.__name__}.{name}", None)
        vars(package).pop(name, None)


EXPORTER = '''
"""The names of the blocks as text."""

from netbuilder.blocks.settings import Settings, setting
from netbuilder.engine.exporter import Exporter, refuse_difference
from netbuilder.engine.exporting import ExportEntry


class OutlineOptions(Settings):
    """What can be chosen about an outline."""

    with_places: bool = setting(False, title="Places", help="Say where each block stands.")


class Outline(Exporter):
    """One line for each block."""

    title = "Outline"
    suffix = ".outline"
    needs_weights = False
    options = OutlineOptions
    entries = (
        ExportEntry(id="export_outline", text="Export an outline…", shortcut="Ctrl+Alt+Shift+O"),
    )

    def write(self, request, path):
        path.write_text("\\n".join(self._lines(request)), encoding="utf-8")

    def verify(self, request, path):
        if path.read_text(encoding="utf-8").splitlines() != self._lines(request):
            raise refuse_difference("other lines")

    def _lines(self, request):
        options = OutlineOptions().with_settings(**request.options)
        nodes = request.graph.nodes.values()
        places = {node.id: f" {node.position}" if options.with_places else "" for node in nodes}
        return [f"{node.id}{places[node.id]}" for node in nodes]
'''


WINDOW_EXPORTER = '''
"""The names of the runs in the plots."""

from netbuilder.engine.exporting import ExportEntry
from netbuilder.ui.document.window_exporter import WindowExporter


class RunNames(WindowExporter):
    """One line for each run."""

    title = "Names"
    suffix = ".names"
    entry = ExportEntry(id="export_names", text="Export the names…", shortcut="Ctrl+Alt+Shift+N")

    def write(self, source, path, *, proceed):
        names = [shown.figures.name for shown in source.gallery.shown()]
        path.write_text("\\n".join(names), encoding="utf-8")
'''


@contextmanager
def added_folder(
    package: ModuleType, name: str, sources: dict[str, str], *, folder: Path
) -> Iterator[None]:
    """Let `package` have one more package of these modules while the block lasts."""
    (folder / name).mkdir(parents=True)
    (folder / name / "__init__.py").touch()
    for module, source in sources.items():
        (folder / name / f"{module}.py").write_text(source, encoding="utf-8")
    package.__path__.append(str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        package.__path__.remove(str(folder))
        for found in [n for n in sys.modules if n.startswith(f"{package.__name__}.{name}")]:
            del sys.modules[found]
        vars(package).pop(name, None)


PROBE = '''
"""How much ink lies on a drawing?"""

from dataclasses import dataclass

import numpy as np

from netbuilder.engine.probes.probe import Answer, Probe


@dataclass(frozen=True, slots=True, eq=False)
class Weighed(Answer):
    """The share of white, and of which digit the network takes it for."""

    ink: float
    digit: int


@dataclass(frozen=True, slots=True, eq=False)
class WeighInk(Probe):
    """The ink of a 28×28 image."""

    image: np.ndarray

    def answer(self, context):
        shares = context.model.probabilities(self.image[None])[0]
        return Weighed(float(self.image.mean() / 255.0), int(shares.argmax()))
'''


VIEW = '''
"""Says how much ink lies on the pad."""

from PySide6.QtWidgets import QLineEdit

from netbuilder.engine.probes.ink import WeighInk
from netbuilder.project.task import ExampleKind, TaskKind
from netbuilder.ui.insight.view import Needs, Place, View


class InkView(View):
    """A line of words."""

    id = "ink"
    title = "Ink"
    tip = "See how much ink lies on the pad"
    place = Place.SIDE
    shortcut = "Ctrl+Alt+Shift+I"
    probes = (WeighInk,)
    needs = Needs(tasks=(TaskKind.CLASSIFICATION,), examples=(ExampleKind.IMAGE,), weights=True)

    def __init__(self, around, parent=None):
        super().__init__(around, parent)
        self.page = QLineEdit()
        around.pad.answered.connect(lambda number, image: self.ask(WeighInk(image, number=number)))

    def on_answer(self, answer):
        self.page.setText(f"{answer.ink:.2f} ink, {answer.source} says {answer.digit}")

    def forget_answers(self):
        self.page.clear()
'''
