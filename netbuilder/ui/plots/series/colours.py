"""The colours of the curves of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from netbuilder.ui.style.run_colours import OWN_COLOUR, run_colour

if TYPE_CHECKING:
    from netbuilder.ui.style.theme import Theme

_SHARE = 0.35
_TINT = 0.22
_SMOOTH = 0.9


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of the curves of one run in one theme."""

    training: QColor
    validation: QColor


def colours_of(own: str, *, order: int, is_alone: bool, theme: Theme) -> Colours:
    """Return the colours of a run's curves.

    Alone, training and validation have a colour each; beside others, both have that of the run.
    """
    if is_alone and not OWN_COLOUR.fullmatch(own):
        return Colours(QColor(theme.training), QColor(theme.validation))
    colour = run_colour(own, order=order, theme=theme)
    return Colours(colour, colour)


def faint(colour: QColor, theme: Theme) -> QColor:
    """Return the colour of the single steps: that of training, mixed into the window's.

    Mixed, not transparent: where many steps lie one upon the other, they would grow as strong as
    the curve of the epochs.
    """
    return _mixed(QColor(theme.window), colour, _SHARE)


def smoothed(colour: QColor, theme: Theme, *, weight: float) -> QColor:
    """Return the colour of the smoothed steps: the smoother, the stronger.

    Little smoothed, they still fill the plot, and would bury the curves of the epochs.
    """
    strength = min(1.0, weight / _SMOOTH)
    return _mixed(QColor(theme.window), colour, _SHARE + (1.0 - _SHARE) * strength)


def tint(theme: Theme) -> QColor:
    """Return the colour of the gap of a run that overfits; the steps are seen through it."""
    colour = QColor(theme.error)
    colour.setAlphaF(_TINT)
    return colour


def _mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    return QColor(
        *(
            round(below + (above - below) * share)
            for below, above in (
                (ground.red(), colour.red()),
                (ground.green(), colour.green()),
                (ground.blue(), colour.blue()),
            )
        )
    )
