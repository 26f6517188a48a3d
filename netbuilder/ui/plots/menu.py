"""Menu of the plots: what the right button and the Menu key offer there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCheckBox

    from netbuilder.ui.plots.bar import PlotsBar


def make_menu(bar: PlotsBar) -> QMenu:
    """Return a menu with what the bar above the plots can do now; it is deleted when it closes."""
    menu = QMenu(bar)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not bar.is_following:
        follow = menu.addAction(_("Show all epochs again"))
        follow.triggered.connect(bar.follow.click)
        menu.addSeparator()
    _offer_metrics(menu, bar)
    for box in (bar.options.log, bar.options.plain):
        _offer_box(menu, box)
    menu.addSeparator()
    menu.addActions(bar.exports)
    return menu


def _offer_metrics(menu: QMenu, bar: PlotsBar) -> None:
    """Offer each metric, where the bar offers several."""
    box = bar.options.metric_box
    if box.count() < 2:
        return
    for place in range(box.count()):
        action = menu.addAction(box.itemText(place))
        action.setCheckable(True)
        action.setChecked(place == box.currentIndex())
        action.triggered.connect(partial(bar.options.choose_metric, place))
    menu.addSeparator()


def _offer_box(menu: QMenu, box: QCheckBox) -> None:
    action = QAction(box.accessibleName(), menu)
    action.setCheckable(True)
    action.setChecked(box.isChecked())
    action.setToolTip(box.toolTip())
    action.triggered.connect(box.click)
    menu.addAction(action)
