"""The recipes of the lecture, side by side, each with a picture of its network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netbuilder.files.recipes import load_recipe, recipes
from netbuilder.network.shapes import total_parameters
from netbuilder.ui.canvas.thumbnail import THUMBNAIL, thumbnail_of
from netbuilder.ui.recipes.picture_list import PictureList
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.frames import for_screen, scrolling
from netbuilder.ui.widgets.labels import heading, plain_label
from netbuilder.words import _, counted, grouped, number

if TYPE_CHECKING:
    from netbuilder.project.project import Project

_SIZE = QSize(1150, 680)
_WORDS_WIDTH_IN_CHARACTERS: Final = 42
_NAME = Qt.ItemDataRole.UserRole


class RecipeGallery(QDialog):
    """Shows all recipes; what is chosen is told of beside them. Esc leaves it all as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Recipes"))
        self.list = self._make_list()
        self.title = _selectable(heading(scale=1.2))
        self.notes, self.facts = _selectable(plain_label()), _selectable(plain_label())
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(12, 4, 4, 4)
        column.setSpacing(12)
        for label in (self.title, self.notes, self.facts):
            column.addWidget(label)
        column.addStretch(1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.choose = QPushButton(_("&Open"))
        self.buttons.addButton(self.choose, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        about = scrolling(words)
        about.setFixedWidth(self.fontMetrics().averageCharWidth() * _WORDS_WIDTH_IN_CHARACTERS)
        row.addWidget(about)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addLayout(row, 1)
        layout.addWidget(self.buttons)
        for button in (self.choose, self.buttons.button(QDialogButtonBox.StandardButton.Cancel)):
            button.setAutoDefault(False)
        self.choose.setDefault(True)
        self.resize(for_screen(_SIZE, self))
        self.list.currentRowChanged.connect(self._show_chosen)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> str:
        """The name of the recipe that is chosen."""
        return str(self.list.currentItem().data(_NAME))

    def _make_list(self) -> PictureList:
        made = PictureList(THUMBNAIL)
        made.setAccessibleName(_("Recipes"))
        theme = theme_of(self.palette())
        for recipe in recipes():
            picture = thumbnail_of(
                load_recipe(recipe.name).graph, theme, ratio=self.devicePixelRatioF()
            )
            item = QListWidgetItem(QIcon(picture), _(recipe.title), made)
            item.setData(_NAME, recipe.name)
            item.setToolTip(_(recipe.notes))
        made.itemDoubleClicked.connect(self.accept)
        return made

    @Slot()
    def _show_chosen(self) -> None:
        project = load_recipe(self.chosen)
        self.title.setText(_(project.title))
        self.notes.setText(_(project.notes))
        self.facts.setText(_facts(project))


def _selectable(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _facts(project: Project) -> str:
    plan = project.plan
    return "\n".join(
        (
            counted("{count} block", "{count} blocks", len(project.graph.nodes)),
            counted("{count} parameter", "{count} parameters", total_parameters(project.graph)),
            _("{optimizer}, learning rate {rate}").format(
                optimizer=plan.optimizer, rate=number(plan.learning_rate)
            ),
            counted(
                "{count} epoch, batch size {size}",
                "{count} epochs, batch size {size}",
                plan.epochs,
                size=grouped(plan.batch_size),
            ),
        )
    )
