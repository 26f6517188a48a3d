"""The colours of verdicts: green is for fine alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.project.verdict import VerdictSeverity
from netbuilder.ui.style.log_severity import LogSeverity

if TYPE_CHECKING:
    from netbuilder.ui.style.theme import Theme

LOG_SEVERITIES = {
    VerdictSeverity.GOOD: LogSeverity.SUCCESS,
    VerdictSeverity.NOTE: LogSeverity.INFO,
    VerdictSeverity.WARNING: LogSeverity.WARNING,
    VerdictSeverity.ERROR: LogSeverity.ERROR,
}
"""Severity in the log by severity of a verdict."""


def verdict_colour(severity: VerdictSeverity, theme: Theme) -> str:
    """Return the colour of a verdict, `#rrggbb`."""
    return {
        VerdictSeverity.GOOD: theme.success,
        VerdictSeverity.NOTE: theme.text,
        VerdictSeverity.WARNING: theme.warning,
        VerdictSeverity.ERROR: theme.error,
    }[severity]
