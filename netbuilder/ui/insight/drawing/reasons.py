"""Reasons for the answer to a drawing: the parts that count, and what is like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from netbuilder.data.grey import as_shares
from netbuilder.engine.probes.likeness import NEIGHBOURS
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.ui.widgets.legend import Entry, Legend
from netbuilder.ui.widgets.picture_label import PictureLabel
from netbuilder.words import _, percent

if TYPE_CHECKING:
    from netbuilder.engine.probes.explanation import Explained

_MAP_SIDE, _SIDE = 84, 48


class Reasons(QWidget):
    """A map of what speaks for the answer, the training images most like it, and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = plain_label(_("Draw a digit and lift the pen."))
        self.sentence.setWordWrap(True)
        self.support = PictureLabel(_("saliency map"), side=_MAP_SIDE)
        self.support.setToolTip(_("Saliency by occlusion: each part is covered in turn"))
        self.legend = Legend(
            (
                Entry("ink", _("without it, less probable")),
                Entry("negative", _("without it, more probable")),
            ),
            is_stacked=True,
        )
        self.neighbours = [PictureLabel("", side=_SIDE) for _place in range(NEIGHBOURS)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(5)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.sentence, 0, 0, 1, NEIGHBOURS + 1)
        beside = QHBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self.support)
        beside.addWidget(self.legend)
        beside.addStretch(1)
        grid.addLayout(beside, 1, 0, 1, NEIGHBOURS + 1)
        heading = plain_label(_("Most similar training images"))
        grid.addWidget(heading, 2, 0, 1, NEIGHBOURS + 1)
        for place, picture in enumerate(self.neighbours):
            grid.addWidget(picture, 3, place, top)
        grid.setColumnStretch(NEIGHBOURS, 1)
        grid.setRowStretch(4, 1)

    def show_reasons(self, found: Explained, sentence: str) -> None:
        """Show why the newest drawing is answered so."""
        self.sentence.setText(sentence)
        self.support.show_numbers(found.support)
        self.support.say(_("saliency for {digit}").format(digit=found.digit))
        for picture, like in zip(self.neighbours, found.neighbours, strict=False):
            picture.show_numbers(as_shares(like.image))
            share = percent(like.likeness, digits=0)
            picture.say(_("{label} · {share}").format(label=like.label, share=share))

    def clear(self) -> None:
        """Show nothing: the pad is empty."""
        self.show_none(_("Draw a digit and lift the pen."))

    def show_none(self, sentence: str) -> None:
        """Show no reasons, and a sentence that says why."""
        self.sentence.setText(sentence)
        self.support.show_numbers(None)
        for picture in self.neighbours:
            picture.show_numbers(None)
            picture.say("")
