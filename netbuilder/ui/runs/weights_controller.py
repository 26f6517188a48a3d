"""Says at a save which weights the file does not keep, and keeps them where that is wanted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.project.kept_weights import unkept
from netbuilder.project.run_sentences import run_names, unkept_sentence
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.widgets.announcement import announce
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.run import Run
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.widgets.banner import Banner


class WeightsController(Controller):
    """Controller between the document and the words above the canvas.

    As long as the document is open the weights are there, whatever its file keeps: so the words
    come after the save, once for each run, and get in nobody's way.
    """

    def __init__(self, context: Context, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._banner = banner
        self._told: frozenset[str] = frozenset()
        banner.action.setToolTip(_("Star these runs: the next save keeps their weights"))
        banner.acted.connect(self.keep_all)
        self._session.loaded.connect(self._on_loaded)
        self._session.runs_changed.connect(self._on_runs_changed)

    @Slot()
    def on_saved(self) -> None:
        """Say what the file does not keep, unless it was said of all these runs before."""
        runs = unkept(self._session.document)
        ids = {run.id for run in runs}
        if not ids <= self._told:
            self._told |= ids
            announce(self._banner, self._say(runs))

    @Slot()
    def keep_all(self) -> None:
        """Star the runs whose weights the file would not keep."""
        runs = unkept(self._session.document)
        self._session.star_runs([run.id for run in runs], starred=True)
        words = _("Starred: {runs}. The next save keeps their weights.")
        self._tell(words.format(runs=run_names(runs)))

    @Slot()
    def _on_loaded(self) -> None:
        self._told = frozenset()
        self._say(())

    @Slot()
    def _on_runs_changed(self) -> None:
        """Let the words stay true while they can be read."""
        if not self._banner.isHidden():
            told = [run for run in unkept(self._session.document) if run.id in self._told]
            self._say(tuple(told))

    def _say(self, runs: tuple[Run, ...]) -> str:
        """Show which runs the file does not keep the weights of, and return the sentence."""
        here = _("They are kept until the project is closed.")
        said = f"{unkept_sentence(runs)} {here}" if runs else ""
        self._banner.say(escape(said))
        return said
