"""Messages do not run under the totals of the network."""

from __future__ import annotations

MESSAGE = "Exported lecture-relu.csv with the figures of three runs, from the first to the last"


def test_a_message_never_runs_under_the_totals(window, qtbot):
    window.resize(683, 374)
    qtbot.waitUntil(lambda: window.width() == 683)
    window.notifier.tell(MESSAGE)
    totals, bar = window.panels.totals, window.statusBar()
    words = 6 + bar.fontMetrics().horizontalAdvance(MESSAGE)
    assert totals.isHidden() or words <= totals.x()
    bar.clearMessage()
    assert totals.isVisible()
