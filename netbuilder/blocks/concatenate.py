"""Several branches side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from netbuilder.blocks.merge import Merge
from netbuilder.blocks.settings import setting
from netbuilder.blocks.shape import ShapeError, format_shape
from netbuilder.sentences import one_of
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.blocks.shape import Shape


class Concatenate(Merge):
    """The inputs laid behind one another along an axis.

    Source: Szegedy et al., "Going Deeper with Convolutions", CVPR 2015.
    """

    title: ClassVar[str] = N_("Concatenate")
    explanation: ClassVar[str] = N_(
        "Concatenates its inputs along one axis: the channels of several branches "
        "are stacked into one tensor. All other axes must have the same size."
    )
    formula: ClassVar[str] = "y = [x_[1], x_[2], …, x_[n]]"
    symbols: ClassVar[str] = N_(
        "x_[1] to x_[n] are the inputs, one after another along the chosen axis."
    )
    main_setting: ClassVar[str | None] = "axis"
    search_words: ClassVar[tuple[str, ...]] = ("join", "stack", "inception", "merge")

    axis: int = setting(
        -1,
        title=N_("Axis"),
        help=N_("The axis to concatenate along: −1 is the last one, the channels; 1 is the first."),
        ge=-1,
        le=3,
    )

    def output_shape(self, *inputs: Shape) -> Shape:
        """Return the common shape with the sizes along the axis added up.

        Raises:
            ShapeError: There is no such axis, or the inputs differ along another one.
        """
        self.require_equal_axes(inputs)
        place = self._place(inputs[0])
        rest = {shape[:place] + shape[place + 1 :] for shape in inputs}
        if len(rest) > 1:
            raise self.misfit(
                inputs,
                expected=_("inputs that differ along axis {axis} only").format(axis=place + 1),
            )
        total = sum(shape[place] for shape in inputs)
        return (*inputs[0][:place], total, *inputs[0][place + 1 :])

    def summary(self) -> str:
        """Return the axis in words."""
        return _("axis {axis}").format(axis=self.axis)

    def _place(self, shape: Shape) -> int:
        """Return the axis counted from 0, without the batch."""
        if self.axis == 0 or self.axis > len(shape):
            raise ShapeError(
                _(self.title),
                found=_("axis {axis} of {shape}").format(axis=self.axis, shape=format_shape(shape)),
                expected=one_of(("−1", *(str(axis) for axis in range(1, len(shape) + 1)))),
                advice=_("Set the axis to −1, the last one."),
            )
        return len(shape) - 1 if self.axis == -1 else self.axis - 1
