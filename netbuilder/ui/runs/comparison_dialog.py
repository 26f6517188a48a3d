"""Comparison of two runs, as a page that can be copied."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTextBrowser, QVBoxLayout

from netbuilder.project.run_diff import Comparison, comparison_text
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.frames import for_screen
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from netbuilder.ui.style.theme import Theme

_SIZE = QSize(760, 640)


class ComparisonDialog(QDialog):
    """Differences by kind, then the figures side by side."""

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self.setWindowTitle(
            _("{one} and {other}").format(one=comparison.one, other=comparison.other)
        )
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(_("Differences of two runs"))
        self.page.setHtml(page(comparison, theme=theme_of(self.palette())))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = QPushButton(_("Copy as text"))
        self.copy.setToolTip(_("Copy the page to the clipboard"))
        self.copy.clicked.connect(self._on_copy)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page, 1)
        layout.addWidget(buttons)
        self.resize(for_screen(_SIZE, self))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(comparison_text(self._comparison))


def page(comparison: Comparison, *, theme: Theme) -> str:
    """Return a comparison as HTML in the colours of a theme."""
    parts = []
    for section in comparison.differing:
        rows = ((row.subject, escape(row.one), escape(row.other)) for row in section.differences)
        parts += [_heading(section.title, comparison, theme), *_rows(rows, theme), "</table>"]
    verdict = (
        f"<p style='color:{theme.muted}; margin:4px 5px 20px 5px'>{escape(comparison.verdict)}</p>"
    )
    figures = (
        (row.subject, _marked(row.one, row.better == 0), _marked(row.other, row.better == 1))
        for row in comparison.figures
    )
    parts += [
        verdict,
        _heading(_("Metrics"), comparison, theme),
        *_rows(figures, theme),
        "</table>",
    ]
    return "".join(parts)


def _heading(title: str, comparison: Comparison, theme: Theme) -> str:
    names = "".join(
        f"<td width='35%' style='color:{theme.muted}'>{escape(name)}</td>"
        for name in (comparison.one, comparison.other)
    )
    return (
        "<table width='100%' cellspacing='0' cellpadding='5' style='margin-bottom:12px'>"
        f"<tr><td width='30%'><b>{escape(title)}</b></td>{names}</tr>"
    )


def _rows(rows: Iterable[tuple[str, str, str]], theme: Theme) -> list[str]:
    line = f"border-top:1px solid {theme.border}"
    return [
        f"<tr><td style='{line}'>{escape(subject)}</td>"
        f"<td style='{line}'>{one}</td><td style='{line}'>{other}</td></tr>"
        for subject, one, other in rows
    ]


def _marked(words: str, is_better: bool) -> str:
    return f"<b>{escape(words)}</b>" if is_better else escape(words)
