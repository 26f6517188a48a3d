"""A panel in a scroll area is never cut off at its side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMainWindow

from netbuilder.ui.widgets.frames import scrolling

LONG = "twenty characters or " * 5


@pytest.fixture
def docked(qtbot):
    """Put a label that scrolls up and down alone beside the middle of a small window."""
    window, label = QMainWindow(), QLabel("short")
    qtbot.addWidget(window)
    area = scrolling(label)
    dock = QDockWidget()
    dock.setWidget(area)
    window.setCentralWidget(QLabel())
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.show()
    yield area
    window.close()


def test_its_dock_grows_with_the_panel(qtbot, docked):
    label = docked.widget()
    label.setText(LONG)
    qtbot.waitUntil(lambda: docked.viewport().width() >= label.sizeHint().width())
    QApplication.processEvents()
    assert label.width() <= docked.viewport().width()
