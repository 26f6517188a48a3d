"""What leaves the plots: pictures, tables, and the wish to measure without dropout."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QProgressDialog

from netbuilder.errors import NetBuilderError
from netbuilder.files.atomic import replacing
from netbuilder.files.errors import NotWantedError
from netbuilder.ui.actions import PLOTS_VERBS
from netbuilder.ui.document.dialogs import ask_where
from netbuilder.ui.plots.table import write_table
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction

    from netbuilder.engine.protocol import Engine
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.plots.panel import PlotsPanel
    from netbuilder.ui.trainer.preferences import TrainingPreferences

_PARTS = 100
_PATIENCE_MILLISECONDS = 500


class PlotsController(QObject):
    """Between the plots, the disk and the engine.

    `suggest` returns where a file with a suffix may be written.

    Signals:
        told(sentence): something was done.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        panel: PlotsPanel,
        engine: Engine,
        preferences: TrainingPreferences,
        dialogs: Dialogs,
        suggest: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._engine = engine
        self._preferences = preferences
        self._dialogs = dialogs
        self._suggest = suggest
        session.loaded.connect(panel.clear)
        session.runs_changed.connect(self._on_runs_changed)
        preferences.measure_plain(panel.is_plain_wanted)
        panel.plain_wanted.connect(self._on_plain_wanted)

    @Slot()
    def _on_runs_changed(self) -> None:
        document = self._session.document
        self._panel.show_runs(document.runs, places=document.places)

    def offer(self, verbs: dict[str, QAction]) -> None:
        """Put the verbs of the export, by id, behind the button above the plots."""
        self._panel.bar.offer_exports([verbs[name] for name in PLOTS_VERBS])

    @Slot()
    def export_png(self) -> None:
        """Ask for a file and write the plots as they are seen, in pixels."""
        from netbuilder.ui.plots.picture import write_png

        self._export(_("PNG picture"), ".png", lambda path: write_png(self._panel.pair, path))

    @Slot()
    def export_svg(self) -> None:
        """Ask for a file and write the plots as they are seen, as lines."""
        from netbuilder.ui.plots.picture import write_svg

        self._export(_("SVG drawing"), ".svg", lambda path: write_svg(self._panel.pair, path))

    @Slot()
    def export_table(self) -> None:
        """Ask for a file and write the figures of all runs that are not hidden."""
        self._export(_("Table (CSV)"), ".csv", self._write_table)

    def _export(self, kind: str, suffix: str, write: Callable[[Path], None]) -> None:
        if self._panel.is_empty:
            self._dialogs.show_error(_nothing_to_export())
            return
        self._panel.draw_now()
        ask = partial(
            self._dialogs.ask_save_path,
            _("Export"),
            self._suggest(suffix),
            suffix=suffix,
            kind=kind,
        )
        path = ask_where(ask, self._dialogs)
        if path is None:
            return
        try:
            with replacing(path) as temporary:
                write(temporary)
        except NotWantedError:
            self.told.emit(_("Stopped; {name} was not written").format(name=path.name))
        except NetBuilderError as error:
            self._dialogs.show_error(error)
        else:
            self.told.emit(_("Exported {name}").format(name=path.name))

    def _write_table(self, path: Path) -> None:
        box = QProgressDialog(
            _("Writing the table"), _("Stop"), 0, _PARTS, self._panel, Qt.WindowType.Dialog
        )
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setMinimumDuration(_PATIENCE_MILLISECONDS)

        def proceed(share: float) -> bool:
            box.setValue(min(_PARTS - 1, int(share * _PARTS)))
            QApplication.processEvents()
            return not box.wasCanceled()

        try:
            with path.open("w", encoding="utf-8", newline="") as file:
                if not write_table(file, self._panel.gallery.columns(), proceed=proceed):
                    raise NotWantedError(_("The table is not wanted"))
        finally:
            box.reset()
            box.deleteLater()

    @Slot(bool)
    def _on_plain_wanted(self, is_wanted: bool) -> None:
        self._preferences.measure_plain(is_wanted)
        self._engine.measure_plain(wanted=is_wanted)


def _nothing_to_export() -> NetBuilderError:
    return NetBuilderError(
        _("There is nothing to export yet"),
        found=_("no training in the plots"),
        expected=_("at least one"),
        advice=_("Press Train first, or show a run that is hidden."),
    )
