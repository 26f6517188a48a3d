"""The main job by keys alone; run by `test_keyboard_alone.py` on a virtual screen."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from at_the_window import SLOWLY, dialog_has_the_keys
from main_job import MainJob, do_main_job
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from real_keys import press, type_text

_KEYS = {"new": "ctrl+n", "open": "ctrl+o", "save": "ctrl+s", "export": "ctrl+e", "quit": "ctrl+q"}
_FARTHEST = 120
"""Presses of Tab after which nothing new comes."""
FOUR = (
    (("Left", 8),),
    (("Down", 13), ("Right", 16)),
    (("Up", 9), ("Left", 5)),
    (("Down", 21),),
)
"""Keys and how often: on the way to a stroke and along it, in turn."""
BLOCKS = (
    ("flatten", None),
    ("dense", "200"),
    ("activation", "relu"),
    ("dense", "10"),
    ("activation", "softm"),
)


class Person(MainJob):
    """Has no mouse, and goes by what a screen reader says of what has the focus."""

    def begin_with_nothing(self) -> None:
        self.eyes.wait_until(dialog_has_the_keys)
        self.go_to("Build your own")
        press("Return")
        self.eyes.wait_until(self.window.canvas.view.hasFocus)

    def build(self) -> None:
        scene, session = self.window.canvas.scene, self.window.session
        for count, (words, setting) in enumerate(BLOCKS, start=2):
            press("space")
            self.answer_popup(words)
            self.eyes.wait_until(lambda count=count: len(scene.nodes) == count)
            self.eyes.wait_until(self.window.canvas.view.hasFocus)
            if setting is not None:
                press("F2")
                self.answer_popup(setting)
        self.eyes.wait_until(lambda: not session.analysis.errors)

    def answer_popup(self, words: str) -> None:
        self.eyes.wait_until(lambda: QApplication.activePopupWidget() is not None)
        type_text(words)
        press("Return")
        self.eyes.wait_until(lambda: QApplication.activePopupWidget() is None)

    def set(self) -> None:
        self.go_to("Block")
        press("Right")
        self.go_to("Epochs")
        press("ctrl+a")
        type_text("1")
        press("Return")
        self.eyes.wait_until(lambda: self.window.session.project.plan.epochs == 1)

    def train(self) -> None:
        self.eyes.wait_until(self.window.verbs["train"].isEnabled, seconds=SLOWLY)
        press("F5")
        self.eyes.wait_until(self.has_runs, seconds=SLOWLY)

    def draw(self) -> None:
        """Draw a 4; Space puts the pen down before each stroke and lifts it behind."""
        self.go_to("Drawing pad")
        for line in FOUR:
            for key, times in line:
                press(key, times=times)
            press("space")
        self.eyes.wait_until(lambda: not self.pad.canvas.is_held_by_keys)

    def command(self, verb: str) -> None:
        press(_KEYS[verb])

    def go_to(self, name: str) -> None:
        """Press Tab until what has this name has the focus."""
        passed = []
        while (focus := self.eyes.see(focus_name)) != name:
            passed.append(focus)
            assert len(passed) <= _FARTHEST, f"no Tab leads to {name!r}, only to {passed}"
            before = self.eyes.see(lambda: id(QApplication.focusWidget()))
            press("Tab")
            self.eyes.wait_until(lambda before=before: id(QApplication.focusWidget()) != before)


def focus_name() -> str:
    focus = QApplication.focusWidget()
    if focus is None:
        return ""
    return QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name)


if __name__ == "__main__":
    sys.exit(do_main_job(Person))
