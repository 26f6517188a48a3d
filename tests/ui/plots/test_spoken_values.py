"""Whoever hears the plots reads them by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hearing import interface, words_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive


@pytest.fixture
def said(heard):
    """Return a function that tells what was said since it was asked last."""

    def since() -> list[str]:
        sentences = [words for words, _politeness in heard]
        heard.clear()
        return sentences

    return since


def test_a_step_of_the_crosshair_says_the_values_of_the_plot_with_the_keys(pair, show, run, said):
    show(run)
    QTest.keyClick(pair.loss, Qt.Key.Key_Right)
    first = run.series.epochs[0]
    assert said() == [
        f"Epoch 1. Loss: training {first.loss:#.4g}, validation {first.val_loss:#.4g}."
    ]
    QTest.keyClick(pair.score, Qt.Key.Key_Right)
    accuracy = run.series.epochs[1].validation.metrics["accuracy"] * 100
    (words,) = said()
    assert words.startswith("Epoch 2. Accuracy: ")
    assert f"validation {accuracy:.2f}" in words


def test_each_step_interrupts_what_is_said_of_the_one_before(pair, show, run, heard):
    show(run)
    QTest.keyClick(pair.loss, Qt.Key.Key_Right)
    assert [politeness for _words, politeness in heard] == [AT_ONCE]


def test_several_runs_are_named(pair, show, run, said):
    show(run, replace(run, id="r2", name="Deeper"))
    QTest.keyClick(pair.loss, Qt.Key.Key_Right)
    (words,) = said()
    assert words.startswith("Epoch 1. Loss. ")
    assert "Run 1: training" in words
    assert "Deeper: training" in words


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ([Qt.Key.Key_End], 25.0),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 1.0),
        ([Qt.Key.Key_Right, Qt.Key.Key_PageDown], 11.0),
        ([Qt.Key.Key_End, Qt.Key.Key_PageUp], 15.0),
        ([Qt.Key.Key_Right, Qt.Key.Key_PageUp], 1.0),
        ([Qt.Key.Key_End, Qt.Key.Key_Right], 25.0),
    ],
)
def test_keys_lead_to_either_end_and_by_tens(pair, show, make_run, said, keys, place):
    show(make_run(epochs=25))
    for key in keys:
        QTest.keyClick(pair.loss, key)
        (words,) = said()
    assert pair.place.x == place
    assert words.startswith(f"Epoch {place:.0f}")


def test_nothing_is_said_where_nothing_is_plotted(pair, said):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_PageUp):
        QTest.keyClick(pair.loss, key)
    assert said() == []


def test_a_training_that_goes_on_says_no_values_by_itself(pair, show, make_run, said):
    show(make_run(epochs=2))
    QTest.keyClick(pair.loss, Qt.Key.Key_Right)
    said()
    show(make_run(epochs=3))
    assert pair.place is not None
    assert said() == []


def test_a_plot_is_a_chart_that_says_its_newest_values(pair, show, run):
    chart = interface(pair.loss)
    assert chart.role() == QAccessible.Role.Chart
    assert words_of(chart) == "Nothing has been trained yet."
    show(run)
    last = run.series.epochs[-1]
    assert words_of(chart) == (
        f"Epoch 5, the best. Loss: training {last.loss:#.4g}, validation {last.val_loss:#.4g}. "
        "The arrow keys read other epochs."
    )
    assert chart.childCount() == 0


def test_a_plot_says_what_its_crosshair_reads(pair, show, run):
    show(run)
    QTest.keyClick(pair.loss, Qt.Key.Key_Home)
    assert words_of(interface(pair.score)).startswith("Epoch 1. Accuracy: training")
