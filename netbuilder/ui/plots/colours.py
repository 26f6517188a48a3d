"""The colour of what stands back behind the curves of the epochs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from netbuilder.ui.theme import Theme

_SHARE = 0.35


def faint(theme: Theme) -> QColor:
    """Return the colour of the single steps: that of training, mixed into the window's.

    Mixed, not transparent: where many steps lie one upon the other, they would grow as strong as
    the curve of the epochs.
    """
    ground, colour = QColor(theme.window), QColor(theme.training)
    return QColor(
        _mixed(ground.red(), colour.red()),
        _mixed(ground.green(), colour.green()),
        _mixed(ground.blue(), colour.blue()),
    )


def _mixed(ground: int, colour: int) -> int:
    return round(ground + (colour - ground) * _SHARE)
