"""The colours of problems: red for what contradicts, grey for what is only missing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.network.problem import Severity

if TYPE_CHECKING:
    from netbuilder.ui.style.theme import Theme


def severity_colour(severity: Severity, theme: Theme) -> str:
    """Return the colour of problems of a severity, `#rrggbb`."""
    return {
        Severity.ERROR: theme.error,
        Severity.UNFINISHED: theme.muted,
        Severity.WARNING: theme.warning,
    }[severity]
