"""Editors of numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot

from netbuilder.ui.forms.editor import SettingEditor
from netbuilder.ui.forms.number_boxes import (
    LARGEST_INT,
    IntegerSpinBox,
    PatientSlider,
    RealSpinBox,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSlider, QWidget

    from netbuilder.blocks.settings import Setting

_LARGEST_REAL = 1e9
_SLIDER_STEPS = 100


class IntegerEditor(SettingEditor):
    """A spin box for a whole number."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        low = 0 if setting.minimum is None else int(setting.minimum)
        high = LARGEST_INT if setting.maximum is None else int(setting.maximum)
        self.box = IntegerSpinBox(low, high, amount=setting.amount)
        self._reason = ""
        self.box.valueChanged.connect(self._on_changed)
        self.box.refused.connect(self._on_refused)
        self.box.lineEdit().textEdited.connect(self.forget_refusal)
        self._add(self.box)

    @property
    def value(self) -> int:
        """The number that is shown."""
        return self.box.value()

    def keep_from(self, least: int, *, reason: str) -> None:
        """Take no number below `least` from now on; `reason` is said with a refusal."""
        least = min(least, self.box.value())
        self.setting, self._reason = replace(self.setting, minimum=least), reason
        with QSignalBlocker(self.box):
            self.box.setMinimum(least)

    def take_in(self) -> None:
        """Take in what was typed."""
        self.box.interpretText()

    def step(self, steps: int) -> None:
        """Step the number."""
        self.box.stepBy(steps)

    @Slot(int)
    def _on_changed(self, value: int) -> None:
        self.edited.emit(value, None)

    @Slot(str)
    def _on_refused(self, typed: str) -> None:
        self.refuse(typed)
        if self._reason:
            self.note.say(f"{self.refusal} {self._reason}")

    def _words_of(self, value: object) -> str:
        return self.box.textFromValue(int(str(value)))

    def _show(self, value: object) -> None:
        self.box.setValue(int(str(value)))


class RealEditor(SettingEditor):
    """A spin box for a number; a slider beside it where the range is short.

    When a slider is let go, its value is said once more, now of no gesture.
    """

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.box = RealSpinBox(
            setting.minimum or 0.0,
            _LARGEST_REAL if setting.maximum is None else setting.maximum,
            without_low=setting.exclusive_minimum,
            without_high=setting.exclusive_maximum,
        )
        self.box.valueChanged.connect(self._on_changed)
        self.box.refused.connect(self._on_refused)
        self.box.lineEdit().textEdited.connect(self.forget_refusal)
        self.slider: QSlider | None = None
        self._gesture: object | None = None
        if self._slides():
            self.slider = self._make_slider()
            self._add(self.slider, 2)
        self._add(self.box, 1)

    @property
    def value(self) -> float:
        """The number that is shown."""
        return self.box.value()

    def _slides(self) -> bool:
        return self.setting.minimum == 0 and self.setting.maximum == 1

    def _slider_range(self) -> tuple[int, int]:
        return 0, _SLIDER_STEPS - (1 if self.setting.exclusive_maximum else 0)

    def _position(self, value: float) -> int:
        """Return where the slider stands for a value."""
        return round(value * _SLIDER_STEPS)

    def _value_at(self, position: int) -> float:
        """Return the value for which the slider stands there."""
        return position / _SLIDER_STEPS

    def _make_slider(self) -> QSlider:
        slider = PatientSlider(Qt.Orientation.Horizontal)
        slider.setRange(*self._slider_range())
        slider.setPageStep(10)
        slider.sliderPressed.connect(self._on_pressed)
        slider.sliderReleased.connect(self._on_released)
        slider.valueChanged.connect(self._on_slid)
        return slider

    def take_in(self) -> None:
        """Take in what was typed."""
        self.box.interpretText()

    def step(self, steps: int) -> None:
        """Step the number."""
        self.box.stepBy(steps)

    @Slot()
    def _on_pressed(self) -> None:
        self._gesture = object()

    @Slot()
    def _on_released(self) -> None:
        self._gesture = None
        self.edited.emit(self.box.value(), None)

    @Slot(int)
    def _on_slid(self, position: int) -> None:
        if self._position(self.box.value()) != position:
            self.box.setValue(self._value_at(position))

    @Slot(float)
    def _on_changed(self, value: float) -> None:
        self._follow(value)
        self.edited.emit(value, self._gesture)

    @Slot(str)
    def _on_refused(self, typed: str) -> None:
        self.refuse(typed)

    def _words_of(self, value: object) -> str:
        return self.box.textFromValue(float(str(value)))

    def _follow(self, value: float) -> None:
        if self.slider is not None and not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(self._position(value))

    def _show(self, value: object) -> None:
        self.box.setValue(float(str(value)))
        self._follow(self.box.value())
