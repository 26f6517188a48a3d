"""A window fits the screen that it stands on, its frame included."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import SIGNAL, QByteArray, QMargins, QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from netbuilder.ui.shell.panel_keeper import PanelKeeper
from netbuilder.ui.shell.screen_fit import ScreenFit, fit
from netbuilder.ui.shell.window_layout import restore_layout

FRAME = QMargins(2, 24, 2, 2)
LAPTOP = QRect(0, 0, 1366, 768)
rectangles = st.builds(
    QRect,
    st.integers(-20_000, 20_000),
    st.integers(-20_000, 20_000),
    st.integers(1, 9_000),
    st.integers(1, 9_000),
)
screens = st.builds(
    QRect,
    st.integers(-4_000, 4_000),
    st.integers(-4_000, 4_000),
    st.integers(320, 4_000),
    st.integers(240, 3_000),
)


@given(rectangles, screens)
def test_the_frame_is_always_within_the_screen(geometry, screen):
    fitting = fit(geometry, available=screen, frame=FRAME)
    assert screen.contains(fitting.marginsAdded(FRAME))


@given(rectangles, screens)
def test_what_fits_stays_and_fitting_twice_changes_nothing(geometry, screen):
    fitting = fit(geometry, available=screen, frame=FRAME)
    assert fit(fitting, available=screen, frame=FRAME) == fitting
    if screen.contains(geometry.marginsAdded(FRAME)):
        assert fitting == geometry


@pytest.mark.parametrize(
    ("geometry", "fitting"),
    [
        (QRect(100, 100, 800, 500), QRect(100, 100, 800, 500)),
        (QRect(0, 0, 800, 500), QRect(2, 24, 800, 500)),
        (QRect(900, 600, 800, 500), QRect(564, 266, 800, 500)),
        (QRect(2600, 300, 1440, 900), QRect(2, 24, 1362, 742)),
        (QRect(-500, 30, 1000, 2000), QRect(2, 24, 1000, 742)),
    ],
)
def test_it_moves_first_and_shrinks_only_as_far_as_it_must(geometry, fitting):
    assert fit(geometry, available=LAPTOP, frame=FRAME) == fitting


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def screen_room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


@pytest.mark.parametrize(
    "left_at", [QRect(0, 0, 3000, 2000), QRect(5000, 300, 900, 700), QRect(1500, 900, 900, 700)]
)
def test_a_window_that_is_shown_comes_into_the_screen(window, qtbot, left_at):
    ScreenFit(window)
    window.show()
    window.setGeometry(left_at)
    window.hide()
    window.show()
    qtbot.waitUntil(lambda: screen_room().contains(window.frameGeometry()))


def test_geometry_kept_on_a_larger_screen_fits_this_one(window, qtbot):
    window.setGeometry(2500, 1200, 2400, 1300)
    QSettings().setValue("window/geometry", QByteArray(window.saveGeometry()))
    restored = QMainWindow()
    qtbot.addWidget(restored)
    restore_layout(restored, PanelKeeper(restored, []))
    assert screen_room().contains(restored.frameGeometry())


def test_the_first_start_has_the_usual_size_where_there_is_room(window):
    restore_layout(window, PanelKeeper(window, []))
    assert (window.width(), window.height()) == (1440, 900)
    assert not window.isMaximized()


def test_of_several_screens_one_after_the_other_it_listens_to_the_last_alone(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    ScreenFit(window)
    window.show()
    screen = window.windowHandle().screen()
    told = SIGNAL("availableGeometryChanged(QRect)")
    listening = screen.receivers(told)
    for _change in range(3):
        window.windowHandle().screenChanged.emit(screen)
    assert screen.receivers(told) == listening > 0
