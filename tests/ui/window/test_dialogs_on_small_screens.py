"""Dialogs with buttons below a large page fit small screens, buttons included."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QDialogButtonBox
from runs import a_run

from netbuilder.project.run_diff import compare
from netbuilder.ui.recipes.gallery import RecipeGallery
from netbuilder.ui.recipes.welcome import Welcome
from netbuilder.ui.runs.comparison_dialog import ComparisonDialog

SCREENS = {
    "1024 × 640": QSize(1024, 640),
    "1366 × 768 at 1.5": QSize(910, 512),
}
FRAME = QSize(10, 30)
"""What a window manager puts around a dialog."""

DIALOGS = {
    "recipes": RecipeGallery,
    "getting started": Welcome,
    "two runs": lambda: ComparisonDialog(compare(a_run(1), a_run(2, name="Run 2"))),
}


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_dialog_and_its_buttons_fit_the_screen(qtbot, monkeypatch, screen, name):
    room = SCREENS[screen]
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: room)
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    framed = dialog.size() + FRAME
    assert framed.boundedTo(room) == framed
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons.isVisible()
    assert dialog.rect().contains(buttons.geometry())


def test_where_there_is_room_the_gallery_shows_recipes_side_by_side(qtbot, monkeypatch):
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: SCREENS["1024 × 640"])
    gallery = RecipeGallery()
    qtbot.addWidget(gallery)
    gallery.show()
    tops = [gallery.list.visualItemRect(gallery.list.item(row)).top() for row in (0, 1)]
    assert tops[0] == tops[1]
