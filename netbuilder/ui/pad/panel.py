"""The drawing pad with what the network sees of it and what it answers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from netbuilder.data.framing import frame_drawing
from netbuilder.engine.probes.comparison import Compare, Compared
from netbuilder.engine.probes.prediction import Predict, Predicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.subject import SubjectLoaded, SubjectMissing
from netbuilder.project.datasets import dataset_info
from netbuilder.ui.pad.bars import DigitBars
from netbuilder.ui.pad.canvas import PadCanvas
from netbuilder.ui.pad.dropped import dropped_picture
from netbuilder.ui.pad.kept_line import KeptLine
from netbuilder.ui.pad.preview import NetworkView
from netbuilder.ui.pad.questions import Questions
from netbuilder.ui.pad.tools import PadTools
from netbuilder.ui.pad.words import answered_sentence, rival_sentence, waiting_sentence
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.data.strokes import Drawing
    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import Engine
    from netbuilder.ui.trainer.current import Current
    from netbuilder.ui.trainer.trainer import Trainer

_MARGIN = 12
_GAP = 12
_SPACING = 8
_LEAST_PAD = 132
_WIDE = 1.9
"""Ratio of width to height from which image and bars stand side by side."""


class PadPanel(QWidget):
    """Draw on the left, see and read on the right; `on_message` takes what the engine says.

    Signals:
        picture_dropped(path): a picture file was let go over the panel.
        labelled(image, digit): the person says which digit the drawing is; `image` is framed by all
            steps (28×28, ink 255 on 0).
        answered(number, image): the drawing as it is now has been answered.
        emptied(): nothing lies on the pad any more, or nobody answers it.
    """

    picture_dropped = Signal(object)
    labelled = Signal(object, int)
    answered = Signal(int, object)
    emptied = Signal()

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = PadCanvas(self)
        self.view = NetworkView(self)
        self.bars = DigitBars(self)
        self.tools = PadTools(self.canvas, self)
        self.kept = KeptLine(self)
        self._status = plain_label(parent=self)
        self.questions = Questions(engine, self.canvas, self)
        self._source = ""
        self._reason = ""
        self._state = TrainingState.STARTING
        self._right = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self.canvas.drawing_changed.connect(self._on_drawing_changed)
        self.questions.framed.connect(self.view.show_image)
        self.bars.digit_clicked.connect(self._on_digit_clicked)
        self.setAcceptDrops(True)
        self._apply_colours()
        self._say_what_to_do()

    @property
    def is_answered(self) -> bool:
        """True while the bars answer the drawing as it is now."""
        return self.questions.is_settled and self.bars.winner is not None

    @property
    def status(self) -> str:
        """Sentence under the pad: whose weights answer, or why none do."""
        return self._status.text()

    @Slot(object)
    def on_message(self, message: Message) -> None:
        """Take what the engine says to the pad."""
        match message:
            case SubjectLoaded(source=source, dataset=dataset):
                self.bars.name_classes(dataset_info(dataset).task.class_names)
                self._source, self._reason = source, ""
                self._say_what_to_do()
                self.questions.ask_again()
            case SubjectMissing(reason=reason):
                self._source, self._reason = "", reason
                self.questions.ask_no_more()
                self._show_no_answer()
                self._say_what_to_do()
            case Predicted(probabilities=shares) if self.questions.take(message):
                self.bars.show_probabilities(shares)
                self.bars.show_rival(())
                self._say_answer(message)
            case Unanswered(question=Predict.__name__) if self.questions.take(message):
                self._show_no_answer()
                self._status.setText(message.reason)
            case Compared(number=number, probabilities=shares) if self.bars.are_for(shares):
                self._show_rival(shares, rival_sentence(message, self.bars.names), number=number)
            case Unanswered(question=Compare.__name__, number=number, reason=reason):
                self._show_rival((), reason, number=number)

    def follow(self, trainer: Trainer) -> None:
        """Leave the processors to the trainings of `trainer`."""
        trainer.state_changed.connect(self._on_training_state_changed)

    def hear(self, current: Current) -> None:
        """Show the answers of the network that `current` lets answer."""
        current.received.connect(self.on_message)
        current.voided.connect(self.forget_answer)

    @Slot()
    def forget_answer(self) -> None:
        """Show no answer until the network that is to answer has been loaded."""
        self.questions.ask_no_more()
        self._show_no_answer()
        if not self.canvas.drawing.is_empty:
            self._status.setText(_("Loading the network that makes the prediction."))

    @Slot()
    def clear(self) -> None:
        """Take an empty sheet."""
        self.canvas.clear()

    @Slot()
    def undo_stroke(self) -> None:
        """Undo what was done last on the sheet."""
        self.canvas.undo_stroke()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put image and bars side by side where there is width but no height."""
        super().resizeEvent(event)
        is_wide = event.size().width() > _WIDE * event.size().height()
        direction = QBoxLayout.Direction
        self._right.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self.canvas.setMaximumWidth(max(_LEAST_PAD, self._room_for_pad()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_colours()

    @Slot(object)
    def _on_drawing_changed(self, drawing: Drawing) -> None:
        if drawing.is_empty:
            self.questions.drop()
            self._show_no_answer()
        self._say_what_to_do()

    def _show_no_answer(self) -> None:
        self.bars.show_probabilities(())
        self.bars.show_rival(())
        self.emptied.emit()

    def _say_answer(self, predicted: Predicted) -> None:
        shares = predicted.probabilities
        self._status.setText(answered_sentence(shares, self.bars.names, predicted.source))
        if all(map(math.isfinite, shares)):
            self.answered.emit(predicted.number, self.questions.image)

    def _show_rival(self, shares: Sequence[float], sentence: str, *, number: int) -> None:
        """Show what another network says, if it speaks of the newest drawing that was answered."""
        if self.questions.is_newest(number) and self.bars.probabilities:
            self.bars.show_rival(shares)
            answered = answered_sentence(self.bars.probabilities, self.bars.names, self._source)
            self._status.setText(f"{answered} {sentence}")

    @Slot(int)
    def _on_digit_clicked(self, digit: int) -> None:
        drawing = self.canvas.drawing
        if not drawing.is_empty:
            self.labelled.emit(frame_drawing(drawing), digit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a picture file."""
        if dropped_picture(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Lay it onto the pad."""
        path = dropped_picture(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.picture_dropped.emit(path)

    @Slot(object)
    def _on_training_state_changed(self, state: TrainingState) -> None:
        self.questions.be_frugal(is_frugal=state.is_computing)
        self._state = state
        self._say_what_to_do()

    def _say_what_to_do(self) -> None:
        """Write on an empty sheet, or, where ink stands in the way, under it."""
        lack = "" if self._source else self._reason or waiting_sentence(self._state)
        self.canvas.set_hint(lack or _("Draw a digit"))
        if self.canvas.drawing.is_empty:
            self._status.setText(_("The right mouse button erases."))
        elif lack:
            self._status.setText(lack)

    def _room_for_pad(self) -> int:
        """Return the height left for the pad, and so its width: more would only push the rest."""
        below = self.tools.sizeHint().height() + self.fontMetrics().height()
        return self.height() - 2 * _MARGIN - 2 * _SPACING - below

    def _lay_out(self) -> None:
        self._status.setWordWrap(True)
        self._status.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._right.setSpacing(_GAP)
        self._right.addWidget(self.view)
        self._right.addWidget(self.bars, 1)
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        top.addWidget(self.canvas, 3)
        top.addLayout(self._right, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        whole.setSpacing(_SPACING)
        whole.addLayout(top, 1)
        whole.addWidget(self.tools)
        below = QHBoxLayout()
        below.setSpacing(_GAP)
        below.addWidget(self._status, 1)
        below.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(below)

    def _apply_colours(self) -> None:
        colours = QPalette()
        colours.setColor(QPalette.ColorRole.WindowText, QColor(theme_of(self.palette()).muted))
        self._status.setPalette(colours)
