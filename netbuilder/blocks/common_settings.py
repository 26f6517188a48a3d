"""Settings that several blocks declare in the same words, each under its own name and order."""

from __future__ import annotations

from typing import Any

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.settings import setting
from netbuilder.blocks.window import Padding
from netbuilder.words import N_


def kernel_size() -> Any:  # noqa: ANN401
    """Return the size of the window of a convolution over pictures."""
    return setting(
        (3, 3),
        title=N_("Kernel size"),
        help=N_("Height and width of the kernel, in pixels."),
    )


def strides() -> Any:  # noqa: ANN401
    """Return how far the window of a convolution over pictures moves on."""
    return setting(
        (1, 1),
        title=N_("Strides"),
        help=N_("How many pixels the kernel moves at each step, down and across."),
        advanced=True,
    )


def zero_padding() -> Any:  # noqa: ANN401
    """Return what happens at the edge of a picture that is convolved."""
    return setting(
        Padding.VALID,
        title=N_("Padding"),
        help=N_(
            "valid: no padding, the kernel stays inside the image. same: zeros "
            "are added around it, so that with stride 1 the size stays the same."
        ),
    )


def activation_of_sums() -> Any:  # noqa: ANN401
    """Return the function at the end of a convolution."""
    return setting(
        ActivationFunction.LINEAR,
        title=N_("Activation"),
        help=N_("The activation function applied to the output; linear leaves it unchanged."),
    )


def bias_of_filters() -> Any:  # noqa: ANN401
    """Return whether each filter has a bias."""
    return setting(
        True,
        title=N_("Bias"),
        help=N_("Add a learned bias to the output of each filter."),
        advanced=True,
    )


def epsilon() -> Any:  # noqa: ANN401
    """Return what keeps a normalization from dividing by zero."""
    return setting(
        0.001,
        title=N_("Epsilon"),
        help=N_("A small value added to the variance to avoid division by zero."),
        gt=0.0,
        le=1.0,
        advanced=True,
    )


def center() -> Any:  # noqa: ANN401
    """Return whether a normalization learns a shift."""
    return setting(
        True,
        title=N_("Learned shift"),
        help=N_("Learn a shift (beta) for each channel."),
        advanced=True,
    )


def scale() -> Any:  # noqa: ANN401
    """Return whether a normalization learns a scale."""
    return setting(
        True, title=N_("Scale"), help=N_("Learn a scale (gamma) for each channel."), advanced=True
    )
