"""Surroundings of a view: what every controller has, the pad, the canvas, training."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from netbuilder.data.framing import Steps
    from netbuilder.data.strokes import Drawing
    from netbuilder.engine.probes.probe import Probe
    from netbuilder.ui.canvas.canvas import Canvas
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.trainer.controller import TrainingController


class PadCanvas(Protocol):
    """The sheet that is drawn on."""

    @property
    def drawing(self) -> Drawing:
        """The ink on it."""

    @property
    def drawing_changed(self) -> SignalInstance:
        """Signal emitted with a `Drawing`."""

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; undo brings back the one that was there."""


class PadQuestions(Protocol):
    """The questions about each drawing."""

    def set_steps(self, steps: Steps) -> None:
        """Frame drawings by some steps only."""

    def ask_beside(self, kind: type[Probe], make: Callable[..., Probe]) -> None:
        """Ask another question about each drawing, too: `make(image, number=…)`."""

    def ask_no_more_beside(self, kind: type[Probe]) -> None:
        """Leave out the questions of this kind from now on."""


class PadBars(Protocol):
    """The answer to the drawing."""

    @property
    def probabilities(self) -> tuple[float, ...]:
        """One for each class; none while there is no answer."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the classes."""


class PadKeptLine(Protocol):
    """The words beside the pad that say as which digit the drawing is kept."""

    @property
    def undo_wanted(self) -> SignalInstance:
        """Signal emitted when the person takes it back."""

    def show_kept(self, digit: int | None, *, can_undo: bool = False) -> None:
        """Say as which digit the drawing is kept; None hides the line."""


class Pad(Protocol):
    """The drawing pad."""

    @property
    def canvas(self) -> PadCanvas:
        """The sheet that is drawn on."""

    @property
    def questions(self) -> PadQuestions:
        """The questions about each drawing."""

    @property
    def bars(self) -> PadBars:
        """The answer to the drawing."""

    @property
    def kept(self) -> PadKeptLine:
        """The words beside it."""

    @property
    def answered(self) -> SignalInstance:
        """Signal emitted with the number of a question and its 28×28 image, once it is answered."""

    @property
    def emptied(self) -> SignalInstance:
        """Signal emitted when nothing lies on it any more, or nobody answers."""

    @property
    def labelled(self) -> SignalInstance:
        """Signal emitted with a 28×28 image and the digit that the person says it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """All that views are handed, the same for each."""

    context: Context
    pad: Pad
    canvas: Canvas
    training: TrainingController
