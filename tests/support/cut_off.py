"""Words that have too little room where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QMenuBar,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from netbuilder.ui.widgets.wrapping_button import WrappingButton

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def cut_off(root: QWidget) -> list[str]:
    """Return what of the visible words below `root` is cut off, and by how much."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}: {text!r} ({lacking})"
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        for text, lacking in _lacking(widget)
        if lacking > 0
    ]


def _lacking(widget: QWidget) -> Iterator[tuple[str, int]]:
    """Yield each text of a widget with the pixels that it lacks."""
    match widget:
        case QLabel() if widget.text() and widget.wordWrap():
            yield widget.text(), widget.heightForWidth(widget.width()) - widget.height()
        case WrappingButton() if widget.text():
            yield widget.text(), widget.heightForWidth(widget.width()) - widget.height()
            yield widget.text(), widget.minimumSizeHint().width() - widget.width()
        case QLabel() | QAbstractButton() if widget.text():
            wanted, given = widget.sizeHint(), widget.size()
            yield (
                widget.text(),
                max(wanted.width() - given.width(), wanted.height() - given.height()),
            )
        case QComboBox():
            yield max(_names_in(widget), key=len, default=""), _lacking_of_box(widget)
        case QScrollArea() if widget.horizontalScrollBarPolicy() == _NEVER and widget.widget():
            least, given = widget.widget().minimumSizeHint(), widget.viewport().size()
            yield "what scrolls up and down alone", least.width() - given.width()
        case QTabBar():
            yield widget.tabText(widget.count() - 1), widget.sizeHint().width() - widget.width()
        case QMenuBar():
            last = widget.actions()[-1]
            yield last.text(), widget.actionGeometry(last).right() - widget.width()


def _lacking_of_box(box: QComboBox) -> int:
    """Return the pixels that the longest name lacks, chosen or not."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    return max(map(box.fontMetrics().horizontalAdvance, _names_in(box)), default=0) - field.width()


def _names_in(box: QComboBox) -> list[str]:
    return [box.itemText(index) for index in range(box.count())]
