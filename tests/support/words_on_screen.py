"""All words that a window shows, or would show to who points at something or listens."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDoubleSpinBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTabWidget,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QGraphicsScene

_TAG = re.compile(r"<[^<>]*>")
_PLAIN_WORD = re.compile(r"(?<![\w.])[A-Za-z_]{2,}(?!\w)")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def plain_words(text: str) -> list[str]:
    """Return the words of a text that have no accents; no endings of files, and no numbers."""
    return _PLAIN_WORD.findall(unescape(_TAG.sub(" ", text)))


def words_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield what each widget and action below `root` says, with the class that says it."""
    for thing in (root, *root.findChildren(QWidget), *root.findChildren(QAction)):
        for text in _said_by(thing):
            if text:
                yield f"{type(thing).__name__} in {type(thing.parent()).__name__}", text


def words_in_scene(scene: QGraphicsScene) -> Iterator[tuple[str, str]]:
    """Yield what the items of a scene say."""
    for item in scene.items():
        face = getattr(item, "face", None)
        texts = [item.toolTip(), *((face.title, face.summary, face.count) if face else ())]
        for text in texts:
            if text:
                yield type(item).__name__, text


def _said_by(thing: QWidget | QAction) -> Iterable[str]:
    yield thing.toolTip()
    yield thing.statusTip()
    yield thing.whatsThis()
    if isinstance(thing, QAction):
        yield thing.text()
        yield thing.iconText()
        return
    yield thing.windowTitle()
    yield thing.accessibleName()
    yield thing.accessibleDescription()
    yield from _text_of(thing)
    if isinstance(thing, QAbstractItemView | QComboBox):
        yield from _data_of(thing.model())


def _text_of(widget: QWidget) -> Iterable[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox() | QMenu():
            yield widget.title()
        case QProgressBar():
            yield widget.format()
        case QLineEdit():
            yield widget.placeholderText()
        case QTextEdit() | QPlainTextEdit():
            yield widget.placeholderText()
            yield widget.toPlainText()
        case QSpinBox() | QDoubleSpinBox():
            yield from (widget.prefix(), widget.suffix(), widget.specialValueText())
        case QTabWidget():
            for index in range(widget.count()):
                yield from (widget.tabText(index), widget.tabToolTip(index))


def _data_of(model: QAbstractItemModel) -> Iterable[str]:
    for index in _indexes_of(model):
        for role in _ROLES:
            yield _as_text(index.data(role))
            yield _as_text(model.headerData(index.column(), Qt.Orientation.Horizontal, role))


def _indexes_of(model: QAbstractItemModel) -> Iterable[QModelIndex]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    parents = [QModelIndex()]
    while parents:
        parent = parents.pop()
        for row in range(model.rowCount(parent)):
            yield from (model.index(row, column, parent) for column in range(columns))
            parents.append(model.index(row, 0, parent))


def _as_text(data: object) -> str:
    return data if isinstance(data, str) else ""
