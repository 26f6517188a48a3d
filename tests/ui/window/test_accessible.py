"""Whoever cannot see the window hears what each control is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QTabBar, QWidget

from netbuilder.ui.recipes.gallery import RecipeGallery
from netbuilder.ui.recipes.welcome import Welcome

WITHOUT_A_ROLE = {"QTabWidget"}
"""A plain client to Qt: the frame around a tab bar that has its own role."""


def spoken(widget: QWidget) -> str:
    """Return what a screen reader says of a control: its name, its words, or its label's."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def controls(root: QWidget) -> list[QWidget]:
    """Return what Tab leads to, or a click gives the focus to; scroll areas are only frames."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QScrollArea)
        and not widget.objectName().startswith("qt_")
        and not widget.isHidden()
        and not _is_a_part(widget)
    ]


def _is_a_part(widget: QWidget) -> bool:
    """Tell whether something that has a name itself stands around it."""
    around = widget.parentWidget()
    return (
        isinstance(widget, QTabBar)
        or (isinstance(around, QAbstractScrollArea) and around.viewport() is widget)
        or type(around).__name__ in ("QComboBoxPrivateContainer", "QFrame")
    )


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in controls(root)
        if not spoken(widget).strip()
    ]


@pytest.mark.parametrize("kind", ["Conv2D", "Dense", "Dropout"])
def test_every_control_of_the_window_has_a_name(window, kind):
    window.canvas.add_block(kind)
    assert len(controls(window)) > 40
    assert not nameless(window), ", ".join(nameless(window))


def test_frames_that_scroll_by_keys_say_what_they_frame(window):
    window.panels.show_problems()
    frames = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    assert len(frames) >= 2
    assert all(map(spoken, frames)), [spoken(frame) for frame in frames]


def test_every_control_says_what_kind_it_is_of(window):
    window.canvas.add_block("Conv2D")
    vague = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)
    roles = {
        type(widget).__name__: QAccessible.queryAccessibleInterface(widget).role()
        for widget in controls(window)
    }
    assert {name for name, role in roles.items() if role in vague} == WITHOUT_A_ROLE


@pytest.mark.parametrize("made", [RecipeGallery, Welcome])
def test_every_control_of_the_dialogs_has_a_name(qtbot, made):
    dialog = made()
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []


def test_menus_that_come_up_have_names(window):
    for popup in (window.canvas.adder.menu, window.canvas.finder):
        popup.come_up(window.pos())
        assert popup.accessibleName()
        assert nameless(popup) == []
        popup.close()
    window.canvas.scene.select(("dense-1",))
    window.canvas.edit_in_place("dense-1")
    assert nameless(window.canvas.popup) == []
    window.canvas.popup.close()
