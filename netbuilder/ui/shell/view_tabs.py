"""The views behind tabs: where they stand, and when they can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netbuilder.ui.insight.view import Place
from netbuilder.ui.shell.menus.inspect_verbs import verb_id
from netbuilder.ui.widgets.frames import bring_up
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QTabWidget

    from netbuilder.ui.insight.insight import Insight
    from netbuilder.ui.insight.view import View
    from netbuilder.ui.shell.panels import Panels


class ViewTabs(QObject):
    """Puts each view behind a tab, the log last; hides those that make no sense of the document."""

    def __init__(
        self, panels: Panels, insight: Insight, actions: dict[str, QAction], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._insight = insight
        self._actions = actions
        self._tabs = {Place.BELOW: panels.below, Place.SIDE: panels.side}
        for view in insight.views:
            tabs = self._tabs.get(view.place)
            if tabs is not None and view.page is not None:
                log = panels.below.indexOf(panels.log)
                place = log if tabs is panels.below else tabs.count()
                tabs.insertTab(place, view.page, _(view.title))
        for tabs in self._tabs.values():
            tabs.currentChanged.connect(insight.look_again)
        insight.wanted.connect(self._on_wanted)
        insight.suiting_changed.connect(self._show_suiting)
        self._show_suiting()

    @Slot(object)
    def _on_wanted(self, view: View) -> None:
        if view.page is not None:
            bring_up(view.page)
        else:
            self._actions[verb_id(view)].setChecked(True)

    @Slot()
    def _show_suiting(self) -> None:
        for view in self._insight.views:
            suits = self._insight.suits(view)
            action = self._actions[verb_id(view)]
            action.setEnabled(suits)
            if not suits:
                action.setChecked(False)  # Disabled, it could not be switched off.
            tabs = self._tabs.get(view.place)
            if tabs is not None:
                _set_visible(tabs, view, suits)


def _set_visible(tabs: QTabWidget, view: View, suits: bool) -> None:
    if view.page is not None:
        tabs.setTabVisible(tabs.indexOf(view.page), suits)
