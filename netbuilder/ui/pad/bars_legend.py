"""The legend of the bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.ui.widgets.legend import Entry, Legend
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class BarsLegend(Legend):
    """Says what the colours of the bars stand for; that of another network if there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.show_rival(shown=False)

    def show_rival(self, *, shown: bool) -> None:
        """Explain the thin bars of the built-in model, too, or no longer."""
        usual = Entry("accent", _("prediction")), Entry("muted", _("others"))
        rival = Entry("validation", _("built-in"), is_thin=True)
        self.show_entries((*usual, rival) if shown else usual)
