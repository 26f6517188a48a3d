"""The drawing pad with what the network sees of it and what it answers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from netbuilder.data.framing import frame_drawing
from netbuilder.data.strokes import Drawing
from netbuilder.engine.probes.comparison import Compare, Compared
from netbuilder.engine.probes.prediction import Predict, Predicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.subject import SubjectLoaded, SubjectMissing
from netbuilder.project.datasets import dataset_info
from netbuilder.ui.pad.accessible_pad import BarsDescription, PadDescription
from netbuilder.ui.pad.arrangement import Arrangement
from netbuilder.ui.pad.bar_keys import BarKeys
from netbuilder.ui.pad.bars import DigitBars
from netbuilder.ui.pad.bars_legend import BarsLegend
from netbuilder.ui.pad.canvas import PadCanvas
from netbuilder.ui.pad.forms import Parts
from netbuilder.ui.pad.image_browser import ImageBrowser
from netbuilder.ui.pad.kept_line import KeptLine
from netbuilder.ui.pad.key_pen import KeyPen
from netbuilder.ui.pad.preview import NetworkView
from netbuilder.ui.pad.questions import Questions
from netbuilder.ui.pad.tools import PadTools
from netbuilder.ui.pad.words import answered_sentence, rival_sentence, waiting_sentence
from netbuilder.ui.trainer.state import TrainingState
from netbuilder.ui.widgets.reserved_label import ReservedLabel
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netbuilder.data.strokes import Picture
    from netbuilder.engine.messages import Message
    from netbuilder.engine.protocol import Engine
    from netbuilder.ui.pad.forms import LeastHeights
    from netbuilder.ui.trainer.current import Current
    from netbuilder.ui.trainer.trainer import Trainer

_LINES, _LINES_OF_TWO = 2, 3
"""Lines reserved for what the network says, and for what two networks say."""


class PadPanel(QWidget):
    """Draw on the left, see and read on the right; `on_message` takes what the engine says.

    Signals:
        labelled(image, digit): the person says which digit the drawing is; `image` is framed by all
            steps (28×28, ink 255 on 0).
        answered(number, image): the drawing as it is now has been answered.
        emptied(): nothing lies on the pad any more, or nobody answers it.
    """

    labelled = Signal(object, int)
    answered = Signal(int, object)
    emptied = Signal()

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = PadCanvas(self)
        self._key_pen = KeyPen(self.canvas)
        self.view = NetworkView(self)
        self.bars = DigitBars(self)
        BarKeys(self.bars)
        self.tools = PadTools(self.canvas, self)
        self.kept = KeptLine(self)
        self.image_browser = ImageBrowser(self)
        self.legend = BarsLegend(self)
        self._status = ReservedLabel(lines=_LINES, parent=self)
        self.questions = Questions(engine, self.canvas, self)
        self._source = ""
        self._reason = ""
        self._state = TrainingState.STARTING
        self._named: tuple[Drawing, str] | None = None
        self._arrangement = self._arrange()
        self.setFocusProxy(self.canvas)
        PadDescription(self.canvas, lambda: self.status)
        BarsDescription(self.bars)
        self.canvas.drawing_changed.connect(self._on_drawing_changed)
        self.questions.framed.connect(self.view.show_image)
        self.bars.digit_clicked.connect(self._on_digit_clicked)
        self.questions.compares_changed.connect(self._on_compares_changed)
        self._say_what_to_do()

    @property
    def is_answered(self) -> bool:
        """True while the bars answer the drawing as it is now."""
        return self.questions.is_settled and self.bars.winner is not None

    @property
    def status(self) -> str:
        """Sentence under the pad: whose weights answer, or why none do."""
        return self._status.text()

    @property
    def least_heights(self) -> LeastHeights:
        """Heights without which something would be cut off, in each form of the panel."""
        return self._arrangement.least_heights

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

    def say_meanwhile(self, sentence: str) -> None:
        """Say something in place of the sentence under the pad, until there is nothing to say."""
        self._status.say_meanwhile(sentence)

    def show_example(self, picture: Picture, words: str) -> None:
        """Lay a picture onto the pad, with words about it before each answer to it."""
        self._named = (Drawing(picture=picture), words)
        self.canvas.show_picture(picture)

    @Slot()
    def clear(self) -> None:
        """Take an empty sheet."""
        self.canvas.clear()

    @Slot()
    def undo_stroke(self) -> None:
        """Undo what was done last on the sheet."""
        self.canvas.undo_stroke()

    @Slot(object)
    def _on_drawing_changed(self, drawing: Drawing) -> None:
        if drawing.is_empty:
            self.questions.drop()
            self._show_no_answer()
        self._say_what_to_do()

    @Slot(bool)
    def _on_compares_changed(self, compares: bool) -> None:
        self.legend.show_rival(shown=compares)
        self._status.reserve(_LINES_OF_TWO if compares else _LINES)

    def _show_no_answer(self) -> None:
        self.bars.show_probabilities(())
        self.bars.show_rival(())
        self.emptied.emit()

    def _say_answer(self, predicted: Predicted) -> None:
        shares = predicted.probabilities
        self._say(answered_sentence(shares, self.bars.names, predicted.source))
        if all(map(math.isfinite, shares)):
            self.answered.emit(predicted.number, self.questions.image)

    def _show_rival(self, shares: Sequence[float], sentence: str, *, number: int) -> None:
        """Show what another network says, if it speaks of the newest drawing that was answered."""
        if self.questions.is_newest(number) and self.bars.probabilities:
            self.bars.show_rival(shares)
            answered = answered_sentence(self.bars.probabilities, self.bars.names, self._source)
            self._say(f"{answered} {sentence}")

    def _say(self, sentence: str) -> None:
        """Say something of the drawing, behind what it is if that is known."""
        named = self._named
        is_known = named is not None and named[0] == self.canvas.drawing
        self._status.setText(f"{named[1]} {sentence}" if named and is_known else sentence)

    @Slot(int)
    def _on_digit_clicked(self, digit: int) -> None:
        drawing = self.canvas.drawing
        if not drawing.is_empty:
            self.labelled.emit(frame_drawing(drawing), digit)

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
            self._status.setText(_("Right-click erases; arrow keys and Space draw."))
        elif lack:
            self._status.setText(lack)

    def _arrange(self) -> Arrangement:
        parts = Parts(
            pad=self.canvas,
            image=self.view,
            bars=self.bars,
            legend=self.legend,
            browser=self.image_browser,
            tools=self.tools,
            status=self._status,
            kept=self.kept,
        )
        return Arrangement(self, parts)
