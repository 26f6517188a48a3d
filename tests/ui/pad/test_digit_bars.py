from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from netbuilder.ui.pad.bars import DigitBars
from netbuilder.ui.style.theme import LIGHT, palette_of


@pytest.fixture
def bars(qtbot) -> DigitBars:
    made = DigitBars()
    qtbot.addWidget(made)
    made.setPalette(palette_of(LIGHT))
    made.resize(200, 200)
    return made


def _coloured(bars: DigitBars, colour: str, row: int) -> int:
    """Return how many pixels in the middle of a row have this colour."""
    image = bars.grab().toImage()
    y = int((row + 0.5) * bars.height() / 10)
    return sum(image.pixelColor(x, y) == QColor(colour) for x in range(image.width()))


def test_the_winner_alone_has_the_accent(bars):
    bars.show_probabilities([0.6 if digit == 4 else 0.4 / 9 for digit in range(10)])
    assert [row for row in range(10) if _coloured(bars, LIGHT.accent, row)] == [4]


def test_of_an_unsure_answer_no_row_has_the_accent(bars):
    bars.show_probabilities([0.3, 0.25, 0.2, 0.15, 0.1, *[0.0] * 5])
    assert [row for row in range(10) if _coloured(bars, LIGHT.accent, row)] == []


def test_bars_are_as_long_as_their_probability(bars):
    def length(share: float) -> int:
        bars.show_probabilities([share, *[0.0] * 9])
        return _coloured(bars, LIGHT.accent, 0)

    assert length(0.8) == pytest.approx(2 * length(0.4), abs=4)


def test_numbers_beyond_one_stay_on_the_track(bars):
    bars.show_probabilities([1.0, *[0.0] * 9])
    whole = _coloured(bars, LIGHT.accent, 0)
    bars.show_probabilities([3.0, *[-1.0] * 9])
    assert _coloured(bars, LIGHT.accent, 0) == whole
    assert bars.answer() == "0, 300 %"


@pytest.mark.parametrize(
    ("button", "said"),
    [
        (Qt.MouseButton.LeftButton, [4]),
        (Qt.MouseButton.RightButton, []),
        (Qt.MouseButton.MiddleButton, []),
    ],
)
def test_only_the_left_button_says_which_digit_it_was(bars, button, said):
    heard: list[int] = []
    bars.digit_clicked.connect(heard.append)
    bars.show_probabilities([0.1] * 10)
    QTest.mouseClick(bars, button, pos=QPoint(20, 90))
    assert heard == said


def test_no_answer_has_no_winner(bars):
    bars.show_probabilities([])
    assert bars.winner is None
    assert bars.accessibleDescription() == "No prediction yet"
    assert not any(_coloured(bars, LIGHT.accent, row) for row in range(10))


def watched_bars(painted):
    """Bars that note which part of them is painted."""

    def paint(self, event):
        painted.append(event.region().boundingRect())
        DigitBars.paintEvent(self, event)

    return type("WatchedBars", (DigitBars,), {"paintEvent": paint})()


def test_only_the_rows_that_look_different_are_painted(qtbot):
    painted = []
    bars = watched_bars(painted)
    qtbot.addWidget(bars)
    bars.resize(200, 250)
    bars.show()
    bars.show_probabilities((0.9, 0.1, *[0.0] * 8))
    qtbot.waitUntil(lambda: len(painted) > 0)
    painted.clear()
    bars.show_probabilities((0.8, 0.2, *[0.0] * 8))
    qtbot.waitUntil(lambda: len(painted) > 0)
    assert painted[-1].height() < 0.4 * bars.height()
    assert painted[-1].top() == 0
    before = bars.grab().toImage()
    painted.clear()
    bars.show_probabilities((0.0, 0.2, *[0.0] * 7, 0.8))
    qtbot.waitUntil(lambda: len(painted) > 0)
    partly = bars.grab().toImage()
    bars.update()
    assert partly == bars.grab().toImage() != before
