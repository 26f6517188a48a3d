"""Menu that tells of the data that a project learns from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QMenu, QWidget, QWidgetAction

from netbuilder.blocks.shape import format_shape
from netbuilder.project.datasets import dataset_info
from netbuilder.project.task import ExampleKind
from netbuilder.ui.widgets.labels import heading, plain_label
from netbuilder.words import N_, _, counted, grouped

if TYPE_CHECKING:
    from netbuilder.project.datasets import DatasetInfo
    from netbuilder.project.project import Project
    from netbuilder.ui.document.session import Session

_KINDS = {
    ExampleKind.IMAGE: N_("an image of {shape}"),
    ExampleKind.ROW: N_("a row of {shape} numbers"),
    ExampleKind.POINT_IN_PLANE: N_("a point in the plane"),
    ExampleKind.POINT_ON_LINE: N_("a point on a line"),
}


class DataMenu(QMenu):
    """Facts about the data set of the open project; nothing can be chosen yet.

    Signals:
        changed(): the project has another data set.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Data"), parent)
        self._page = QWidgetAction(self)
        self._shown = ""
        self.addAction(self._page)
        self._show(session.project)
        session.project_changed.connect(self._on_project_changed)

    @property
    def dataset(self) -> DatasetInfo:
        """The data set that it tells of."""
        return dataset_info(self._shown)

    @Slot(object, object)
    def _on_project_changed(self, _old: Project, new: Project) -> None:
        self._show(new)

    def _show(self, project: Project) -> None:
        if project.dataset == self._shown:
            return
        self._shown = project.dataset
        self._page.setDefaultWidget(_page(self.dataset))
        self.setTitle(_(self.dataset.title))
        self.changed.emit()


def facts(info: DatasetInfo) -> list[tuple[str, str]]:
    """Return names and values of all that is known of a data set."""
    task = info.task
    example = _(_KINDS[task.input.kind]).format(shape=format_shape(task.input.shape))
    asked = _("regression: outputs of shape {shape}").format(shape=format_shape(task.output_shape))
    if task.classes:
        asked = counted(
            "classification: {count} class", "classification: {count} classes", task.classes
        )
    known = [
        (_("Training examples"), grouped(info.training)),
        (_("Test examples"), grouped(info.test)),
        (_("One example"), example),
        (_("Task"), asked),
        (_("Source"), info.source),
        (_("Licence"), info.licence),
    ]
    return [(name, words) for name, words in known if words]


def _page(info: DatasetInfo) -> QWidget:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(16, 12, 16, 12)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.addRow(heading(_(info.title)))
    if info.description:
        form.addRow(plain_label(_(info.description)))
    for name, words in facts(info):
        value = plain_label(words)
        value.setAccessibleName(name)
        form.addRow(plain_label(name), value)
    return page
