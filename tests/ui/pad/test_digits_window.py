"""The digits of one picture beside each other: nothing of an answer is cut off."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from netbuilder.ui.pad.digits_window import DigitsWindow

UNSURE = [0.25, 0.05, 0.05, 0.25, 0.05, 0.05, 0.05, 0.05, 0.1, 0.1]
RIVALS = [0.0, 0.0, 0.0, 0.55, 0.0, 0.45, 0.0, 0.0, 0.0, 0.0]


@pytest.fixture(params=[1.0, 1.5, 2.0])
def large_text(request):
    usual = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(usual.pointSizeF() * request.param)
    QApplication.setFont(larger)
    yield
    QApplication.setFont(usual)


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize("count", [2, 3, 8])
def test_every_answer_is_whole_and_the_window_fits_its_screen(qtbot, count):
    window = DigitsWindow("photo.png", np.zeros((count, 28, 28), np.uint8))
    qtbot.addWidget(window)
    window.name_classes(tuple("0123456789"))
    window.show_answers([UNSURE, RIVALS, *[RIVALS] * (count - 2)])
    window.show()
    assert window.height() <= window.screen().availableSize().height()
    area = window.findChild(QScrollArea)
    for card in window.cards:
        for label in card.findChildren(QLabel):
            assert label.heightForWidth(label.width()) <= label.height()
        assert card.geometry().bottom() <= area.widget().height()


@pytest.mark.parametrize("count", [2, 8])
def test_at_the_usual_size_nothing_is_below_the_fold(qtbot, count):
    window = DigitsWindow("photo.png", np.zeros((count, 28, 28), np.uint8))
    qtbot.addWidget(window)
    window.name_classes(tuple("0123456789"))
    window.show_answers([UNSURE, *[RIVALS] * (count - 1)])
    window.show()
    assert window.findChild(QScrollArea).verticalScrollBar().maximum() == 0


def test_it_can_be_made_as_low_as_a_small_screen_at_one_and_a_half_times_its_size(qtbot):
    window = DigitsWindow("photo.png", np.zeros((3, 28, 28), np.uint8))
    qtbot.addWidget(window)
    window.name_classes(tuple("0123456789"))
    assert window.minimumSizeHint().height() <= 640 / 1.5 * 0.9
