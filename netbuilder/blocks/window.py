"""Sliding windows over images and sequences: shared by convolutions and pooling."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from netbuilder.blocks.shape import Shape, ShapeError, format_shape
from netbuilder.words import _

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
    flat = len(shape) == 1
    raise ShapeError(
        subject,
        found=format_shape(shape),
        expected=_("an image of height×width×channels, for example 28×28×1"),
        advice=_("Place this block before Flatten.")
        if flat
        else _("Set the shape of the Input to 28×28×1."),
    )


def require_sequence(subject: str, shape: Shape) -> None:
    """Refuse what is not steps × numbers.

    Raises:
        ShapeError: The shape has not two axes.
    """
    if len(shape) == 2:
        return
    raise ShapeError(
        subject,
        found=format_shape(shape),
        expected=_("a sequence of time steps×features, for example the rows of an image, 28×28"),
        advice=_("Set the shape of the Input to 28×28.")
        if len(shape) == 3
        else _("Place this block before Flatten, or put a Reshape before it."),
    )


def slide(
    subject: str, extents: Shape, *, window: Pair, strides: Pair, padding: Padding
) -> tuple[int, int]:
    """Return how many places a window takes along height and width.

    Raises:
        ShapeError: The window is larger than the picture.
    """
    if padding is Padding.VALID and (window[0] > extents[0] or window[1] > extents[1]):
        raise too_large(subject, window=window, extents=extents[:2])
    return (
        places(extents[0], window=window[0], stride=strides[0], padding=padding),
        places(extents[1], window=window[1], stride=strides[1], padding=padding),
    )


def slide_along(subject: str, steps: int, *, window: int, stride: int, padding: Padding) -> int:
    """Return how many places a window takes along a sequence.

    Raises:
        ShapeError: The window is longer than the sequence.
    """
    if padding is Padding.VALID and window > steps:
        raise too_large(subject, window=(window,), extents=(steps,))
    return places(steps, window=window, stride=stride, padding=padding)


def places(extent: int, *, window: int, stride: int, padding: Padding) -> int:
    """Return how many places a window that fits takes along an axis.

    Source: https://www.tensorflow.org/api_docs/python/tf/nn/convolution (output sizes).
    """
    if padding is Padding.SAME:
        return -(-extent // stride)
    return (extent - window) // stride + 1


def too_large(subject: str, *, window: Shape, extents: Shape) -> ShapeError:
    """Return the refusal of a window that is larger than what it slides over."""
    return ShapeError(
        subject,
        found=_("a window of {window} on {extents}").format(
            window=format_shape(window), extents=format_shape(extents)
        ),
        expected=_("a window no larger than its input"),
        advice=_("Make the window smaller, or set the padding to “same”."),
    )


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
