"""Export of what a panel shows, in the formats that are found for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.errors import NetBuilderError
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.window_exporter import ask_and_write, window_exporters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from netbuilder.engine.exporting import ExportEntry
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.document.window_exporter import WindowExporter


class WindowExports(Controller):
    """Controller between a panel and the disk.

    The formats lie in `package`. `source` returns what is to be written, or raises a
    `NetBuilderError` where there is nothing; `suggest` returns where a file with a suffix may be
    written.
    """

    def __init__(
        self,
        context: Context,
        package: ModuleType,
        panel: QWidget,
        *,
        source: Callable[[], object],
        suggest: Callable[[str], str],
    ) -> None:
        super().__init__(context, panel)
        self._panel = panel
        self._source = source
        self._suggest = suggest
        self._found = window_exporters(package)

    @property
    def entries(self) -> tuple[ExportEntry, ...]:
        """Entries that the menu offers."""
        return tuple(made.entry for made in self._found if made.entry is not None)

    def export(self, name: str) -> None:
        """Ask for a file and write it as the entry of this id says."""
        self._write([made for made in self._found if made.entry and made.entry.id == name])

    def export_any(self) -> None:
        """Ask for a file and write it in the format that its suffix says."""
        self._write(self._found)

    def _write(self, exporters: Sequence[WindowExporter[Any]]) -> None:
        try:
            told = ask_and_write(
                exporters,
                self._source(),
                suggestion=self._suggest(exporters[0].suffix),
                dialogs=self._dialogs,
                parent=self._panel,
            )
        except NetBuilderError as error:
            self._refuse(error)
        else:
            self._tell(told)
