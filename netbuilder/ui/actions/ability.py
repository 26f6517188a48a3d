"""Ability of actions: enabled, or disabled with a tip that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.ui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

_TIPS = "usual tips"
_WHY_NOT = "why not"


def allow(action: QAction, *, why_not: str = "") -> None:
    """Enable an action; or disable it for a reason, which its tips say instead of what it does."""
    if why_not == why_not_of(action) and action.isEnabled() is not bool(why_not):
        return
    tips = action.property(_TIPS)
    if tips is None:
        tips = (action.toolTip(), action.statusTip())
        action.setProperty(_TIPS, tips)
    action.setProperty(_WHY_NOT, why_not)
    action.setEnabled(not why_not)
    action.setToolTip(plain_tip(why_not) or tips[0])
    action.setStatusTip(why_not or tips[1])


def why_not_of(action: QAction) -> str:
    """Return why an action is disabled; empty where it is enabled, or where that is obvious."""
    return str(action.property(_WHY_NOT) or "")
