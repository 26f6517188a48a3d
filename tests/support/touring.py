"""Steps of the tour, and the panels that are open in it."""

from __future__ import annotations

from PySide6.QtWidgets import QDockWidget


def go_to(tour, part):
    while tour.step.part is not part:
        tour.forward()


def opened(window) -> set[str]:
    docks = window.findChildren(QDockWidget)
    return {dock.objectName() for dock in docks if not dock.isHidden()}


def place_of(window, widget):
    return widget.mapTo(window, widget.rect().center())
