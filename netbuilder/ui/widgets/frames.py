"""Frames of panels and popups: scroll areas, tabs, docks, the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QDockWidget,
    QFrame,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

_SHARE_OF_SCREEN = 0.9


class _UprightArea(QScrollArea):
    """A scroll area that scrolls up and down alone, and so is never narrower than its panel."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self._panel = panel
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Return the usual height, and the width of the panel beside the scroll bar."""
        hint = super().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        least = self._panel.minimumSizeHint().width() + bar
        return QSize(max(hint.width(), least), hint.height())

    def event(self, event: QEvent) -> bool:
        """Ask for another width where the panel does."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def scrolling(panel: QWidget, *, sideways: bool = False) -> QScrollArea:
    """Return a panel that scrolls up and down where it is too long, and sideways if it may."""
    area = QScrollArea() if sideways else _UprightArea(panel)
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area


def tabs(pages: tuple[tuple[QWidget, str], ...]) -> QTabWidget:
    """Return panels behind tabs."""
    made = QTabWidget()
    made.setDocumentMode(True)
    for panel, title in pages:
        made.addTab(panel, title)
    return made


def stacked(above: QWidget, below: QWidget) -> QWidget:
    """Return one panel above another, which takes no more room than it needs."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(above, 1)
    layout.addWidget(below)
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


def scroll_to(panel: QWidget, *, room: int = 0) -> None:
    """Bring a panel into view in the scroll area that it is in, with `room` pixels around it.

    Of one that is higher than the area, the top is seen. What has changed finds its place first.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    holder = panel.parentWidget()
    while holder is not None and not isinstance(holder, QScrollArea):
        holder = holder.parentWidget()
    if holder is not None:
        holder.ensureWidgetVisible(panel, 0, room)
        inside = holder.widget()
        if inside is not None and panel.height() > holder.viewport().height():
            top = panel.mapTo(inside, QPoint(0, 0)).y()
            holder.verticalScrollBar().setValue(top)


def stack_if_wide(buttons: QDialogButtonBox) -> None:
    """Put the buttons of a dialog below each other where a row of them is wider than the screen."""
    if buttons.sizeHint().width() > buttons.screen().availableSize().width() * _SHARE_OF_SCREEN:
        buttons.setOrientation(Qt.Orientation.Vertical)


def for_screen(wanted: QSize, window: QWidget) -> QSize:
    """Return the size that a window wants, or as much of it as its screen has room for."""
    return wanted.boundedTo(window.screen().availableSize() * _SHARE_OF_SCREEN)


def within_screen(place: QPoint, size: QSize) -> QPoint:
    """Return where something of this size comes up at `place`, moved so that all of it is seen."""
    room = (QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()).availableGeometry()
    return QPoint(
        max(room.left(), min(place.x(), room.right() - size.width())),
        max(room.top(), min(place.y(), room.bottom() - size.height())),
    )
