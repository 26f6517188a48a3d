"""The totals of the network in the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from netbuilder.blocks.shape import FLOAT_BYTES
from netbuilder.project.datasets import dataset_info
from netbuilder.project.example_words import work_words
from netbuilder.words import counted, grouped, sized

if TYPE_CHECKING:
    from netbuilder.ui.document.session import Session


class Totals(QLabel):
    """Blocks, parameters and multiply-adds of the whole network."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(0, 0, 8, 0)
        session.project_changed.connect(self._on_project_changed)
        self._show()

    def _show(self) -> None:
        analysis = self._session.analysis
        work = sum(shapes.multiply_adds for shapes in analysis.shapes.values())
        self.setText(
            "   ·   ".join(
                (
                    _blocks(len(analysis.shapes)),
                    _parameters(analysis.parameters, frozen=analysis.frozen_parameters),
                    work_words(dataset_info(self._session.project.dataset).task, work),
                )
            )
        )

    @Slot(object, object)
    def _on_project_changed(self, old: object, new: object) -> None:
        self._show()


def _parameters(count: int, *, frozen: int) -> str:
    size = sized(FLOAT_BYTES * count)
    if not frozen:
        return counted(
            "{count} parameter ({size})", "{count} parameters ({size})", count, size=size
        )
    return counted(
        "{count} parameter ({size}), {frozen} of them frozen",
        "{count} parameters ({size}), {frozen} of them frozen",
        count,
        size=size,
        frozen=grouped(frozen),
    )


def _blocks(count: int) -> str:
    return counted("{count} block", "{count} blocks", count)
