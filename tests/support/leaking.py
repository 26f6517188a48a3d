"""Tests that leave something at work, and tests that clear up; run by `test_leaks.py` alone."""

from __future__ import annotations

import subprocess
import sys
import threading

import leaks
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLabel

leaks.PATIENCE = 0.1
kept = []
CHILD = [sys.executable, "-c", "import sys; sys.stdin.read()"]


class Form(QDialog):
    def __init__(self) -> None:
        super().__init__()  # a window
        self.show()
        kept.append(self)


@pytest.fixture
def ticking(qapp):
    timer = QTimer()  # a timer
    timer.start(1000)
    kept.append(timer)


def test_leaves_a_thread():
    end = threading.Event()
    kept.append(end)
    threading.Thread(target=end.wait, args=(60,), daemon=True, name="endless").start()  # a thread


def test_leaves_a_timer(ticking):
    assert kept[-1].isActive()


def test_leaves_a_window(qapp):
    Form()


def test_leaves_a_child_process():
    kept.append(subprocess.Popen(CHILD, stdin=subprocess.PIPE))  # a child process


def test_ends_its_thread():
    thread = threading.Thread(target=lambda: None)
    thread.start()
    kept.append(thread)


def test_stops_its_timer(qapp):
    timer = QTimer()
    timer.start(1000)
    kept.append(timer)
    timer.stop()


def test_closes_its_windows(qtbot):
    window = QLabel("x")
    qtbot.addWidget(window)
    window.show()
    kept.append(window)
    left_to_the_collector = [QLabel("y")]
    left_to_the_collector.append(left_to_the_collector)
    left_to_the_collector[0].show()


def test_ends_its_child_process():
    process = subprocess.Popen(CHILD, stdin=subprocess.PIPE)
    kept.append(process)
    process.communicate()
