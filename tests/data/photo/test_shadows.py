from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from composed import EMPTY
from scipy import ndimage

from netbuilder.data.photo.reader import find_digits
from netbuilder.data.photo.shadows import without_shadows

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

_SIDE = 160


def soft_spot(row: float, column: float, *, reach: float, depth: float) -> np.ndarray:
    """A shadow that fades away from a place."""
    rows, columns = np.indices((_SIDE, _SIDE))
    return depth * np.exp(-(((rows - row) ** 2 + (columns - column) ** 2) / reach**2))


def stem(*, blur: float = 0.0) -> np.ndarray:
    """A 1."""
    ink = np.zeros((_SIDE, _SIDE))
    ink[40:120, 75:83] = 0.6
    return ndimage.gaussian_filter(ink, blur)


def grey(compose: Callable[[np.random.Generator], Image.Image], *, seed: int) -> np.ndarray:
    """The brightness of a composed picture, as large as the reader works with."""
    picture = compose(np.random.default_rng(seed)).convert("L").resize((240, 240))
    return np.asarray(picture, float) / 255


def kept(contrast: np.ndarray, level: float) -> np.ndarray:
    return without_shadows(contrast > level / 2, contrast, level=level)


@pytest.mark.parametrize("blur", [0.0, 1.0, 2.5])
def test_ink_sharp_or_blurred_stays(blur):
    ink = stem(blur=blur)

    assert np.array_equal(kept(ink, ink.max()), ink > ink.max() / 2)


@pytest.mark.parametrize("place", [(0, 0), (80, 159), (80, 80)])
def test_a_shadow_is_no_ink(place):
    assert not kept(soft_spot(*place, reach=50, depth=0.4), 0.4).any()


def test_ink_beside_a_shadow_stays():
    ink = stem()
    both = np.maximum(ink, soft_spot(0, 0, reach=30, depth=0.6))

    assert np.array_equal(kept(both, 0.6), ink > 0.3)


def test_faint_noise_that_the_border_cuts_is_no_ink():
    noise = np.zeros((_SIDE, _SIDE))
    noise[:20, :20] = 0.12

    assert not kept(noise, 0.12).any()


def test_dark_ink_that_the_border_cuts_stays():
    cut = np.zeros((_SIDE, _SIDE))
    cut[:60, 70:80] = 0.6

    assert np.array_equal(kept(cut, 0.6), cut > 0)


def test_the_better_lit_part_of_white_paper_is_no_light_ink():
    assert find_digits(grey(EMPTY["blank paper"], seed=7)).inks == ()


@pytest.mark.parametrize("kind", EMPTY)
@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_found_on_composed_pictures_without_a_digit(kind, seed):
    assert find_digits(grey(EMPTY[kind], seed=seed)).inks == ()
