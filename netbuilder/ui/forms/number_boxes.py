"""Spin boxes for numbers: what is out of range is told, not clamped into it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSlider, QSpinBox, QWidget

from netbuilder.ui.forms.editor import leaves_to_project, wheel_when_focused
from netbuilder.words import beside_number

if TYPE_CHECKING:
    from netbuilder.words import Amount

LARGEST_INT = 2**31 - 1
_SMALLEST = 1e-12
"""Distance that a number keeps from a limit that it may not reach."""
_DIGITS = 15
_WHOLE = re.compile(r"\s*[-+]?\d*\s*")
_REAL = re.compile(r"\s*[-+]?[\d.,]*([eE][-+]?\d{0,3})?\s*")


class IntegerSpinBox(QSpinBox):
    """A whole number with grouped digits that the wheel does not change in passing.

    Signals:
        refused(typed): this was typed, and is no number from `low` to `high`; the former one stays.
    """

    refused = Signal(str)

    def __init__(
        self, low: int, high: int, *, amount: Amount | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setRange(low, min(high, LARGEST_INT))
        self._amount = amount
        self.valueChanged.connect(self._name_amount)
        self._name_amount(self.value())

    @Slot(int)
    def _name_amount(self, value: int) -> None:
        """Write beside the number what it counts: one epoch, two epochs."""
        if self._amount is not None:
            before, after = beside_number(self._amount, value)
            self.setPrefix(before)
            self.setSuffix(after)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let any whole number be typed: Qt would swallow the digits that lead out of range."""
        checked: tuple[QValidator.State, str, int] = super().validate(text, position)
        if checked[0] is QValidator.State.Invalid and _WHOLE.fullmatch(self._plain(text)):
            return (QValidator.State.Intermediate, text, position)
        return checked

    def fixup(self, text: str) -> str:
        """Tell that the text is no number that is taken; Qt brings the former one back."""
        if typed := self._plain(text).strip():
            self.refused.emit(typed)
        return text

    def _plain(self, text: str) -> str:
        number = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        return number.replace(self.locale().groupSeparator(), "")

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project."""
        return False if leaves_to_project(event) else super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel unless the editor has the focus."""
        wheel_when_focused(self, event, super().wheelEvent)


class RealSpinBox(QDoubleSpinBox):
    """A number shown without needless zeros, stepping by its own size.

    Signals:
        refused(typed): this was typed, and is no number within the limits; the former one stays.
    """

    refused = Signal(str)

    def __init__(
        self,
        low: float,
        high: float,
        *,
        without_low: bool = False,
        without_high: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_share = low == 0 and high == 1
        self.setKeyboardTracking(False)
        self.setDecimals(_DIGITS)
        locale = self.locale()
        locale.setNumberOptions(
            QLocale.NumberOption.OmitGroupSeparator | QLocale.NumberOption.RejectGroupSeparator
        )
        self.setLocale(locale)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setRange(
            low + (_SMALLEST if without_low else 0.0), high - (_SMALLEST if without_high else 0.0)
        )

    def textFromValue(self, value: float) -> str:
        """Write the number as short as it can be, and so that reading it gives the same."""
        return self.locale().toString(value, "g", _DIGITS)

    def valueFromText(self, text: str) -> float:
        """Read the number, also as 3e-4."""
        number, is_number = self.locale().toDouble(text.strip())
        return number if is_number else super().valueFromText(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let any number be typed, with either decimal mark and with powers of ten.

        Qt would swallow digits that lead out of range, and read 3e-4 as 34 and 0,01 as 1.
        """
        point = self.locale().decimalPoint()
        if point not in text:
            text = text.replace("." if point == "," else ",", point)
        state = QValidator.State
        if not _REAL.fullmatch(text):
            return (state.Invalid, text, position)
        number, is_number = self.locale().toDouble(text.strip())
        fits = is_number and self.minimum() <= number <= self.maximum()
        return (state.Acceptable if fits else state.Intermediate, text, position)

    def fixup(self, text: str) -> str:
        """Tell that the text is no number that is taken; Qt brings the former one back."""
        if typed := text.strip():
            self.refused.emit(typed)
        return text

    def stepBy(self, steps: int) -> None:
        """Step by 0.05 in a share, otherwise to the next of the row 1, 2, 5, 10."""
        if self._is_share:
            self.setValue(round(self.value() + 0.05 * steps, 8))
            return
        value = self.value()
        for _step in range(abs(steps)):
            value = next_round(value, upward=steps > 0)
        self.setValue(value)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project."""
        return False if leaves_to_project(event) else super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel unless the editor has the focus."""
        wheel_when_focused(self, event, super().wheelEvent)


def next_round(value: float, *, upward: bool) -> float:
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
