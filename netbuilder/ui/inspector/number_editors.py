"""Editors of numbers."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSlider, QSpinBox, QWidget

from netbuilder.ui.inspector.editor import SettingEditor, leaves_to_project, wheel_when_focused
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from netbuilder.blocks.settings import Setting

_LARGEST_INT = 2**31 - 1
_SLIDER_STEPS = 100


class IntegerSpinBox(QSpinBox):
    """A whole number with grouped digits that the wheel does not change in passing."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        low = 0 if setting.minimum is None else int(setting.minimum)
        high = _LARGEST_INT if setting.maximum is None else int(setting.maximum)
        self.setRange(low, min(high, _LARGEST_INT))
        if setting.unit:
            self.setSuffix(" " + _(setting.unit))

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project."""
        return False if leaves_to_project(event) else super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel unless the editor has the focus."""
        wheel_when_focused(self, event, super().wheelEvent)


class RealSpinBox(QDoubleSpinBox):
    """A number shown without needless zeros, stepping by its own size."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_share = setting.minimum == 0 and setting.maximum == 1
        self.setKeyboardTracking(False)
        self.setDecimals(8)
        locale = self.locale()
        locale.setNumberOptions(
            QLocale.NumberOption.OmitGroupSeparator | QLocale.NumberOption.RejectGroupSeparator
        )
        self.setLocale(locale)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        smallest = 1e-8
        low = setting.minimum or 0.0
        high = 1e9 if setting.maximum is None else setting.maximum
        self.setRange(
            low + (smallest if setting.exclusive_minimum else 0.0),
            high - (smallest if setting.exclusive_maximum else 0.0),
        )

    def textFromValue(self, value: float) -> str:
        """Write the number as short as it can be."""
        return self.locale().toString(value, "g", 8)

    def valueFromText(self, text: str) -> float:
        """Read the number, also as 3e-4."""
        number, is_number = self.locale().toDouble(text.strip())
        return number if is_number else super().valueFromText(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let powers of ten and both decimal marks through: 3e-4 became 34, and 0,01 became 1."""
        point = self.locale().decimalPoint()
        if point not in text:
            text = text.replace("." if point == "," else ",", point)
        if not re.fullmatch(r"\s*[\d.,]*\d[.,]?[eE][-+]?\d{0,2}\s*", text):
            checked: tuple[QValidator.State, str, int] = super().validate(text, position)
            return checked
        number, is_number = self.locale().toDouble(text.strip())
        fits = is_number and self.minimum() <= number <= self.maximum()
        state = QValidator.State
        return (state.Acceptable if fits else state.Intermediate, text, position)

    def stepBy(self, steps: int) -> None:
        """Step by 0.05 in a share, otherwise to the next of the row 1, 2, 5, 10."""
        if self._is_share:
            self.setValue(round(self.value() + 0.05 * steps, 8))
            return
        value = self.value()
        for _step in range(abs(steps)):
            value = _next_round(value, upward=steps > 0)
        self.setValue(value)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project."""
        return False if leaves_to_project(event) else super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel unless the editor has the focus."""
        wheel_when_focused(self, event, super().wheelEvent)


def _next_round(value: float, *, upward: bool) -> float:
    """Return the next number of the row 1, 2, 5, 10, 20, … above or below `value`."""
    if value <= 0:
        return 1e-4 if upward else 0.0
    power = math.floor(math.log10(value) + 1e-9)
    row = [
        digit * 10.0**exponent
        for exponent in range(power - 1, power + 2)
        for digit in (1.0, 2.0, 5.0)
    ]
    near = value * 1e-6
    if upward:
        return float(f"{min(r for r in row if r > value + near):.8g}")
    return float(f"{max(r for r in row if r < value - near):.8g}")


class PatientSlider(QSlider):
    """A slider that the wheel does not change in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel unless the slider has the focus."""
        wheel_when_focused(self, event, super().wheelEvent)


class IntegerEditor(SettingEditor):
    """A spin box for a whole number."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.box = IntegerSpinBox(setting)
        self.box.valueChanged.connect(self._on_changed)
        self._add(self.box)

    def take_in(self) -> None:
        """Take in what was typed."""
        self.box.interpretText()

    def step(self, steps: int) -> None:
        """Step the number."""
        self.box.stepBy(steps)

    @Slot(int)
    def _on_changed(self, value: int) -> None:
        self.edited.emit(value, None)

    def _show(self, value: object) -> None:
        self.box.setValue(int(str(value)))


class RealEditor(SettingEditor):
    """A spin box for a number; a slider beside it where the range is short.

    When a slider is let go, its value is said once more, now of no gesture.
    """

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.box = RealSpinBox(setting)
        self.box.valueChanged.connect(self._on_changed)
        self.slider: QSlider | None = None
        self._gesture: object | None = None
        if self._slides():
            self.slider = self._make_slider()
            self._add(self.slider, 2)
        self._add(self.box, 1)

    def _slides(self) -> bool:
        return self.setting.minimum == 0 and self.setting.maximum == 1

    def _slider_range(self) -> tuple[int, int]:
        return 0, _SLIDER_STEPS - (1 if self.setting.exclusive_maximum else 0)

    def _position(self, value: float) -> int:
        """Return where the slider stands for a value."""
        return round(value * _SLIDER_STEPS)

    def _value(self, position: int) -> float:
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
            self.box.setValue(self._value(position))

    @Slot(float)
    def _on_changed(self, value: float) -> None:
        self._follow(value)
        self.edited.emit(value, self._gesture)

    def _follow(self, value: float) -> None:
        if self.slider is not None and not self.slider.isSliderDown():
            blocked = self.slider.blockSignals(True)
            self.slider.setValue(self._position(value))
            self.slider.blockSignals(blocked)

    def _show(self, value: object) -> None:
        self.box.setValue(float(str(value)))
        self._follow(self.box.value())
