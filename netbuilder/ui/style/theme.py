"""The colours of the program: two themes, each with its own palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from netbuilder import resources
from netbuilder.blocks.block import Category

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours by their use, as `#rrggbb`. Text on its ground holds WCAG AA.

    Error, warning and success differ in everybody's sight, by lightness where hues run together.
    So do categories, each of which has a sign, too (`category_mark.py`).
    Pictures of values lie between `paper`, `ink` and, below zero, `negative`.
    """

    name: str
    window: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    error: str
    warning: str
    success: str
    canvas: str
    canvas_dot: str
    training: str
    validation: str
    ink: str
    paper: str
    negative: str
    note: str
    categories: Mapping[Category, str]


LIGHT = Theme(
    name="light",
    window="#f4f5f7",
    surface="#ffffff",
    raised="#ebedf0",
    border="#d5d9df",
    text="#1d232b",
    muted="#5a6472",
    accent="#2459c9",
    on_accent="#ffffff",
    error="#91050d",
    warning="#9c5a01",
    success="#246b4b",
    canvas="#fafbfc",
    canvas_dot="#dde1e7",
    training="#2459c9",
    validation="#b8460e",
    ink="#1d232b",
    paper="#ffffff",
    negative="#b8460e",
    note="#fff3c4",
    categories={
        Category.DATA: "#037a94",
        Category.CORE: "#2459c9",
        Category.IMAGE: "#6e3285",
        Category.SEQUENCE: "#24675a",
        Category.MERGE: "#8e2b48",
        Category.REGULARIZATION: "#a94e03",
        Category.AUGMENTATION: "#6d6841",
        Category.SHAPE: "#4f5d6e",
    },
)

DARK = Theme(
    name="dark",
    window="#1b1e23",
    surface="#262b33",
    raised="#2d323b",
    border="#48505c",
    text="#e6e9ee",
    muted="#a3acb9",
    accent="#7ba4ff",
    on_accent="#10151d",
    error="#ee8278",
    warning="#f2b85c",
    success="#7cf4ad",
    canvas="#16181c",
    canvas_dot="#2a2f37",
    training="#7ba4ff",
    validation="#ffa366",
    ink="#f1f3f6",
    paper="#15181c",
    negative="#ffa366",
    note="#453d1f",
    categories={
        Category.DATA: "#3dd2f5",
        Category.CORE: "#7ba4ff",
        Category.IMAGE: "#bf87c9",
        Category.SEQUENCE: "#85ca98",
        Category.MERGE: "#f97fad",
        Category.REGULARIZATION: "#e2a43c",
        Category.AUGMENTATION: "#ded17e",
        Category.SHAPE: "#a9b6c6",
    },
)


def palette_of(theme: Theme) -> QPalette:
    """Return the Qt palette of a theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.raised,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.BrightText: theme.error,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Light: theme.surface,
        role.Midlight: theme.raised,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Shadow: theme.border,
    }
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.muted).darker(110))
    return palette


def theme_of(palette: QPalette) -> Theme:
    """Return the theme that a widget's palette belongs to."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def style_sheet(theme: Theme) -> str:
    """Return what a palette cannot say: spacing, quiet frames, and boxes that are seen."""
    return f"""{_indicators(theme)}
        QToolTip {{ background: {theme.raised}; color: {theme.text};
            border: 1px solid {theme.border}; padding: 4px; }}
        QToolBar {{ border: none; border-bottom: 1px solid {theme.border}; spacing: 4px;
            padding: 4px 8px; background: {theme.window}; }}
        QToolBar QToolButton {{ padding: 4px 8px; border-radius: 5px;
            border: 1px solid transparent; }}
        QToolBar QToolButton:hover:enabled {{ background: {theme.raised}; }}
        QToolBar QToolButton:pressed {{ background: {theme.border}; }}
        QToolBar QToolButton:focus {{ border-color: {theme.accent}; }}
        QToolBar QToolButton[isTight="true"] {{ padding: 4px 3px; }}
        QToolBar QToolButton[popupMode="1"] {{ padding-right: 20px; }}
        QToolBar QToolButton::menu-button {{ border: none; width: 16px; }}
        QDockWidget {{ titlebar-close-icon: none; titlebar-normal-icon: none;
            color: {theme.text}; }}
        QDockWidget::title {{ padding: 6px 10px; background: {theme.window}; text-align: left; }}
        QMainWindow::separator {{ background: {theme.border}; width: 1px; height: 1px; }}
        QStatusBar {{ border-top: 1px solid {theme.border}; }}
        QStatusBar::item {{ border: none; }}
        QTabBar::tab {{ padding: 6px 12px; color: {theme.muted}; background: transparent;
            border: none; border-bottom: 2px solid transparent; }}
        QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; }}
        QTabBar::tab:selected:focus {{ background: {theme.raised}; color: {theme.accent}; }}
        QTabBar::tab:hover {{ color: {theme.text}; }}
        QTabBar {{ qproperty-drawBase: 0; outline: 0; }}
        QTreeView {{ border: 1px solid {theme.border}; border-radius: 5px;
            background: {theme.surface}; padding: 2px;
            selection-background-color: {theme.raised}; }}
        QTreeView::item {{ padding: 2px; }}
        QTreeView::item:selected {{ background: {theme.raised}; color: {theme.text};
            border-radius: 4px; }}
        QTableView {{ background: {theme.surface}; }}
        QTableView::item {{ padding: 0 8px; }}
        QHeaderView {{ background: {theme.window}; }}
        QHeaderView::section {{ background: {theme.window}; color: {theme.muted}; border: none;
            border-bottom: 1px solid {theme.border}; padding: 5px 8px; }}
    """


def _indicators(theme: Theme) -> str:
    """Return check boxes and radio buttons with a border of 3:1 (WCAG 1.4.11), unlike Fusion's."""
    tick = resources.path("icons", f"tick-{theme.name}.svg").as_posix()
    return f"""
        QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {theme.muted};
            border-radius: 3px; background: {theme.surface}; }}
        QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border-color: {theme.accent}; }}
        QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
            image: url("{tick}"); }}
        QCheckBox::indicator:disabled {{ border-color: {theme.border};
            background: {theme.window}; }}
        QCheckBox::indicator:checked:disabled {{ background: {theme.muted}; }}
        QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {theme.muted};
            border-radius: 8px; background: {theme.surface}; }}
        QRadioButton::indicator:hover, QRadioButton::indicator:focus {{
            border-color: {theme.accent}; }}
        QRadioButton::indicator:checked {{ width: 6px; height: 6px;
            border: 5px solid {theme.accent}; }}
        QRadioButton::indicator:disabled {{ border-color: {theme.border};
            background: {theme.window}; }}
        QRadioButton::indicator:checked:disabled {{ border-color: {theme.muted}; }}
    """
