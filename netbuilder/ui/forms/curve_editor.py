"""Editor of a choice among functions: each name has the picture of its curve beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QIcon, QPalette

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.project.curves import activation_curve, schedule_curve
from netbuilder.project.plan import Plan, Schedule
from netbuilder.ui.forms.choice_editors import ChoiceEditor
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.curve_picture import CURVE_SIZE, curve_pixmap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netbuilder.blocks.settings import Setting, Settings
    from netbuilder.project.curves import Curve

_SHAPING: Final = ("epochs", "rate_factor", "rate_every")
"""Settings of a plan that a schedule's curve depends on."""


class CurveEditor(ChoiceEditor):
    """A list of activation functions, or of learning-rate schedules as the plan would have them.

    Only the chosen curve is drawn before the list is opened: all take as long as the whole form.
    """

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._plan = Plan()
        self._drawn: set[int] = set()
        self.box.setIconSize(CURVE_SIZE)
        self.box.currentIndexChanged.connect(self._draw)
        self.box.opening.connect(self._draw_all)
        self._draw(self.box.currentIndex())

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The curves beside the names, in their order."""
        return tuple(self._curve_of(choice) for choice in self._choices)

    def show_among(self, values: Settings) -> None:
        """Draw the schedules with the epochs and the parameters of a plan."""
        if isinstance(values, Plan) and _shaping(values) != _shaping(self._plan):
            self._plan = values
            self._draw_again()

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_again()

    def _draw_again(self) -> None:
        self._drawn.clear()
        self._draw(self.box.currentIndex())

    @Slot()
    def _draw_all(self) -> None:
        for index in range(self.box.count()):
            self._draw(index)

    @Slot(int)
    def _draw(self, index: int) -> None:
        """Draw the curve of a choice, unless it is there as it should be."""
        if index < 0 or index in self._drawn:
            return
        self._drawn.add(index)
        theme, ratio = theme_of(self.palette()), self.devicePixelRatioF()
        chosen = self.palette().color(QPalette.ColorRole.HighlightedText).name()
        on_chosen = replace(theme, accent=chosen, border=chosen)
        curve = self._curve_of(self._choices[index])
        icon = QIcon(curve_pixmap(curve, theme, ratio=ratio))
        icon.addPixmap(curve_pixmap(curve, on_chosen, ratio=ratio), QIcon.Mode.Selected)
        self.box.setItemIcon(index, icon)

    def _curve_of(self, choice: object) -> Curve:
        if isinstance(choice, Schedule):
            return schedule_curve(self._plan.with_settings(schedule=choice))
        return _of_activation(ActivationFunction(str(choice)))


def has_curves(setting: Setting) -> bool:
    """Tell whether the choices of a setting are functions that can be drawn."""
    choices = setting.choices or ()
    return bool(choices) and all(isinstance(one, ActivationFunction | Schedule) for one in choices)


def _shaping(plan: Plan) -> tuple[object, ...]:
    return tuple(getattr(plan, name) for name in _SHAPING)


@lru_cache
def _of_activation(function: ActivationFunction) -> Curve:
    return activation_curve(function)
