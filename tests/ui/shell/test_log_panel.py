from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QTextCursor

from netbuilder.ui.shell.log_panel import MOST_LINES, LogPanel
from netbuilder.ui.style.log_severity import LogSeverity
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of


@pytest.fixture
def log(qtbot) -> LogPanel:
    made = LogPanel()
    qtbot.addWidget(made)
    made.setPalette(palette_of(LIGHT))
    made.resize(400, 120)
    made.show()
    return made


def lines(log: LogPanel) -> list[str]:
    return [line.replace("\xa0", " ") for line in log.toPlainText().splitlines()]


def colour_of_last_letter(log: LogPanel) -> str:
    cursor = QTextCursor(log.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    return cursor.charFormat().foreground().color().name()


def test_a_line_has_time_and_sentence_and_is_no_markup(log):
    log.add("Saved as <b>a & b</b>\nin a folder")
    (line,) = lines(log)
    assert re.fullmatch(r"\d\d:\d\d:\d\d {3}Saved as <b>a & b</b> in a folder", line)


def test_it_forgets_the_oldest(log):
    for number in range(MOST_LINES + 10):
        log.add(f"line {number}")
    assert len(lines(log)) == MOST_LINES
    assert lines(log)[0].endswith("line 10")


def test_severity_shows_and_follows_the_theme(log):
    log.add("No room on the disk.", severity=LogSeverity.ERROR)
    assert colour_of_last_letter(log) == LIGHT.error
    log.setPalette(palette_of(DARK))
    assert colour_of_last_letter(log) == DARK.error
    assert len(lines(log)) == 1


def test_it_stays_at_its_end_only_where_it_was(log):
    for number in range(100):
        log.add(f"line {number}")
    bar = log.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setValue(3)
    log.add("another")
    assert bar.value() == 3


def test_forgotten_lines_stay_forgotten_in_another_theme(log):
    log.add("old")
    log.forget()
    log.setPalette(palette_of(DARK))
    assert log.toPlainText() == ""


def test_severities_differ_by_a_sign_as_well(log):
    for severity in LogSeverity:
        log.add("It is so.", severity=severity)
    signs = [line[9:].removesuffix(" It is so.") for line in lines(log)]
    assert signs == [" ", "✓", "?", "!"]
