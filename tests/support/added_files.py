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
