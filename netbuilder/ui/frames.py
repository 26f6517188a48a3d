"""What panels stand in: scroll areas, tabs and docks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QFrame, QScrollArea, QTabWidget, QWidget


def scrolling(panel: QWidget) -> QScrollArea:
    """Return a panel that scrolls up and down where it is too long."""
    area = QScrollArea()
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def tabs(pages: tuple[tuple[QWidget, str], ...]) -> QTabWidget:
    """Return panels behind tabs."""
    made = QTabWidget()
    made.setDocumentMode(True)
    for panel, title in pages:
        made.addTab(panel, title)
    return made


def bring_up(panel: QWidget) -> None:
    """Show the dock and the tab that hold a panel, before others that share their place."""
    holder: QWidget | None = panel
    while holder is not None and not isinstance(holder, QDockWidget):
        if isinstance(holder, QTabWidget) and holder.indexOf(panel) >= 0:
            holder.setCurrentWidget(panel)
        holder = holder.parentWidget()
    if holder is not None:
        holder.show()
        holder.raise_()
