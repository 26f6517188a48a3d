"""The list of steps: what was done, and the way back to any of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDockWidget


def test_a_step_of_the_history_is_gone_back_to(window, qtbot):
    start = window.session.project
    window.canvas.add_block("Dense")
    one = window.session.project
    window.canvas.add_block("Dropout")
    window.canvas.select_all()
    window.canvas.delete_selection()

    dock = window.findChild(QDockWidget, "history")
    assert not dock.isVisible()
    dock.toggleViewAction().trigger()
    history = window.panels.history
    model = history.model()
    words = [model.index(row, 0, QModelIndex()).data() for row in range(model.rowCount())]
    assert words[:3] == ["Initial state", "Add Dense", "Add Dropout"]
    assert len(words) == 4

    def click(row: int) -> None:
        place = history.visualRect(model.index(row, 0)).center()
        qtbot.mouseClick(history.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(1)
    assert window.session.project == one
    click(0)
    assert window.session.project == start
    click(3)
    assert not window.session.project.graph.nodes
