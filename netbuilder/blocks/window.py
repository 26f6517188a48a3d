"""Sliding windows over images and sequences: shared by convolutions and pooling."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Annotated, Final

from pydantic import Field

from netbuilder.blocks.shape import Shape, ShapeError, format_shape
from netbuilder.words import N_, _

WindowExtent = Annotated[int, Field(ge=1, le=1_000)]
Pair = tuple[WindowExtent, WindowExtent]


class Padding(StrEnum):
    """Padding at the edge: `valid` stays inside, `same` adds zeros around."""

    VALID = "valid"
    SAME = "same"


def require_image(subject: str, shape: Shape) -> None:
    """Refuse what is not height × width × channels.

    Raises:
        ShapeError: The shape has not three axes.
    """
    if len(shape) == 3:
        return
    advice = {
        1: _("Place this block before Flatten, where the data are images, or insert a Reshape."),
        2: _("Give the Input a channel axis, as in 28×28×1, or insert a Reshape."),
    }
    raise ShapeError(
        subject,
        found=format_shape(shape),
        expected=_("an image of height×width×channels, for example 28×28×1"),
        advice=advice.get(len(shape), _("Insert a Reshape before this block.")),
    )


def require_sequence(subject: str, shape: Shape) -> None:
    """Refuse what is not steps × numbers.

    Raises:
        ShapeError: The shape has not two axes.
    """
    if len(shape) == 2:
        return
    advice = {
        1: _(
            "Place this block before Flatten, where the data are a sequence, or insert a Reshape."
        ),
        3: _("Insert a Reshape before this block, or give the Input two axes, as in 28×28."),
    }
    raise ShapeError(
        subject,
        found=format_shape(shape),
        expected=_("a sequence of time steps×features, for example the rows of an image, 28×28"),
        advice=advice.get(len(shape), _("Insert a Reshape before this block.")),
    )


class Sliding(StrEnum):
    """Kind of window that slides over the input: Keras has a word of its own for each."""

    KERNEL = auto()
    DILATED_KERNEL = auto()
    POOL = auto()


def slide(
    of: Sliding, subject: str, extents: Shape, *, window: Pair, strides: Pair, padding: Padding
) -> tuple[int, int]:
    """Return how many places a window takes along height and width.

    Raises:
        ShapeError: The window is larger than the picture.
    """
    if padding is Padding.VALID and (window[0] > extents[0] or window[1] > extents[1]):
        raise _too_large(of, subject, window=window, extents=extents[:2])
    return (
        places(extents[0], window=window[0], stride=strides[0], padding=padding),
        places(extents[1], window=window[1], stride=strides[1], padding=padding),
    )


def slide_along(
    of: Sliding, subject: str, steps: int, *, window: int, stride: int, padding: Padding
) -> int:
    """Return how many places a window takes along a sequence.

    Raises:
        ShapeError: The window is longer than the sequence.
    """
    if padding is Padding.VALID and window > steps:
        raise _too_large(of, subject, window=(window,), extents=(steps,))
    return places(steps, window=window, stride=stride, padding=padding)


def places(extent: int, *, window: int, stride: int, padding: Padding) -> int:
    """Return how many places a window that fits takes along an axis.

    Source: https://www.tensorflow.org/api_docs/python/tf/nn/convolution (output sizes).
    """
    if padding is Padding.SAME:
        return -(-extent // stride)
    return (extent - window) // stride + 1


def _too_large(of: Sliding, subject: str, *, window: Shape, extents: Shape) -> ShapeError:
    """Return the refusal of a window that is larger than what it slides over."""
    found, expected, advice = _TOO_LARGE[of]
    return ShapeError(
        subject,
        found=_(found).format(window=format_shape(window), extents=format_shape(extents)),
        expected=_(expected),
        advice=_(advice),
    )


_TOO_LARGE: Final = {
    Sliding.KERNEL: (
        N_("a kernel of {window} on an input of {extents}"),
        N_("a kernel no larger than its input"),
        N_("Reduce the kernel, or set the padding to “same”."),
    ),
    Sliding.DILATED_KERNEL: (
        N_("a dilated kernel of {window} on an input of {extents}"),
        N_("a dilated kernel no larger than its input"),
        N_("Reduce the kernel or the dilation, or set the padding to “same”."),
    ),
    Sliding.POOL: (
        N_("a pool size of {window} on an input of {extents}"),
        N_("a pool size no larger than its input"),
        N_("Reduce the pool size, or set the padding to “same”."),
    ),
}


def dilated(window: Pair, dilation: Pair) -> Pair:
    """Return how far a window reaches whose pixels lie `dilation` apart."""
    return ((window[0] - 1) * dilation[0] + 1, (window[1] - 1) * dilation[1] + 1)


def refuse_unequal_strides(subject: str, *, strides: Pair) -> None:
    """Refuse what TensorFlow cannot compute within channels, but on some processors.

    Raises:
        ShapeError: The window moves on differently down and across.
    """
    if strides[0] != strides[1]:
        raise ShapeError(
            subject,
            found=_("strides of {strides}").format(strides=format_shape(strides)),
            expected=_("the same vertically and horizontally"),
            advice=_("Set both strides to the same number."),
        )


def refuse_dilated_strides(subject: str, *, strides: Shape, dilation: Shape) -> None:
    """Refuse what Keras cannot compute: strides and dilation at once.

    Raises:
        ShapeError: Both are above 1.
    """
    if max(strides) > 1 and max(dilation) > 1:
        raise ShapeError(
            subject,
            found=_("strides of {strides} with a dilation of {dilation}").format(
                strides=format_shape(strides), dilation=format_shape(dilation)
            ),
            expected=_("strides or dilation of 1"),
            advice=_("Set the strides or the dilation to 1."),
        )
