"""A picture file of a digit, read with guards, as a 28×28 image like MNIST's."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageOps

from netbuilder.data.photo.brightness import views_of
from netbuilder.data.picture_kinds import FORMATS, kind_read, other_kind
from netbuilder.errors import NetBuilderError
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netbuilder.data.photo.arrays import Grey

MOST_PIXELS: Final = 65_000_000
"""Pixels of the largest photos that phones take without being told to take larger ones."""
_DECODED_SIDE: Final = 960
"""Pixels along the longer side below which a large JPEG is not decoded: much is left to average."""


class PictureError(NetBuilderError):
    """A file that holds no picture of a digit."""


def read_digits(path: Path) -> tuple[Grey, ...]:
    """Return how much ink of each digit the pixels of a picture hold, from left to right.

    Each is an array of two axes, 0 to 1, with paper, table and printed lines taken away. The
    picture may be of any size, dark on light or light on dark, and unevenly lit; what is
    transparent counts as white, or as black where nothing is to be seen on white.

    Raises:
        PictureError: There is no such file, it is no picture of a kind that is read, it is too
            large or damaged, or nothing is written on it.
    """
    # SciPy takes a quarter of a second to import: not before the first picture is read.
    from netbuilder.data.photo.reader import find_digits

    has_lines = False
    for view in _views(path):
        found = find_digits(view)
        if found.inks:
            return found.inks
        has_lines |= found.has_lines
    raise _empty(path, has_lines=has_lines)


def larger_of(inks: Sequence[Grey]) -> int:
    """Return the place of the digit that is the largest, by the area of its bounding box."""
    areas = [int(np.prod([np.ptp(axis) + 1 for axis in np.nonzero(ink)])) for ink in inks]
    return areas.index(max(areas))


def joined(inks: Sequence[Grey]) -> Grey:
    """Return the ink of one digit whose pieces were taken for several."""
    together: Grey = np.maximum.reduce(inks)
    return together


def _empty(path: Path, *, has_lines: bool) -> PictureError:
    subject = _("The image {name} is empty").format(name=path.name)
    if has_lines:
        return PictureError(
            subject,
            found=_("printed lines and no digit"),
            expected=_("a digit inside the frame or on the lines"),
            advice=_("Write a digit there and take the photo again."),
        )
    return PictureError(
        subject,
        found=_("nothing that stands out from the background"),
        expected=_("a digit, dark on light or light on dark"),
        advice=_("Write one, or use an image with more contrast."),
    )


def _views(path: Path) -> tuple[Grey, ...]:
    """Return the picture's brightness, 0 to 1, in each of the ways to look at it."""
    _require_file(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                _check_size(path, image.size)
                return tuple(views_of(_upright(image)))
    except FileNotFoundError:
        raise PictureError(
            _("The image {name}").format(name=path.name),
            found=_("no such file"),
            advice=_("Check the name and the folder."),
        ) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(path, _("more pixels than can be decompressed safely")) from error
    except PictureError:
        raise
    except Exception as error:  # Pillow's decoders raise nearly anything for damaged files.
        refused = isinstance(error, OSError) and error.errno and error.strerror
        if refused:
            raise _unreadable(path, refused) from error
        raise _not_read(path) from error


def _require_file(path: Path) -> None:
    """Refuse folders, and devices and pipes: to open a pipe may last for ever."""
    if os.path.isdir(path):
        raise _unreadable(path, _("a folder"), advice=_("Choose one image inside it."))
    if os.path.exists(path) and not os.path.isfile(path):
        raise _unreadable(path, _("a device or a pipe"))


def _check_size(path: Path, size: tuple[int, int]) -> None:
    pixels = size[0] * size[1]
    if pixels > MOST_PIXELS:
        raise _too_large(path, _("{pixels} pixels").format(pixels=grouped(pixels)))


def _too_large(path: Path, found: str) -> PictureError:
    return PictureError(
        _("The image {name} is too large").format(name=path.name),
        found=found,
        expected=_("at most {pixels} pixels").format(pixels=grouped(MOST_PIXELS)),
        advice=_("Scale it down: 500×500 pixels are plenty for a digit."),
    )


def _upright(image: Image.Image) -> Image.Image:
    """Return the picture decoded, turned as its camera says; a large JPEG is decoded smaller."""
    image.draft("RGB", (_DECODED_SIDE, _DECODED_SIDE))
    return ImageOps.exif_transpose(image)


def _not_read(path: Path) -> PictureError:
    """Return the refusal of a file that no decoder takes, named for what it is where that shows."""
    try:
        kind, is_empty = other_kind(path), not path.stat().st_size
        begins_as = kind_read(path)
    except OSError:
        return _unreadable(path, _("a damaged file, or one that is not an image"))
    if is_empty:
        return _incomplete(path, _("an empty file, of 0 bytes"))
    if kind is not None:
        return _unreadable(path, _(kind.title), advice=_(kind.way_out))
    if begins_as:
        found = _("a {format} image that is damaged or incomplete").format(format=begins_as)
        return _incomplete(path, found)
    return _unreadable(path, _("a damaged file, or one that is not an image"))


def _incomplete(path: Path, found: str) -> PictureError:
    return PictureError(
        _("The image {name} cannot be read").format(name=path.name),
        found=found,
        expected=_("a complete image"),
        advice=_("Copy or download it again."),
    )


def _unreadable(path: Path, found: str, *, advice: str | None = None) -> PictureError:
    return PictureError(
        _("The image {name} cannot be read").format(name=path.name),
        found=found,
        expected=_("one of {formats}").format(formats=", ".join(FORMATS)),
        advice=_("Open it in an image viewer and save it as PNG.") if advice is None else advice,
    )
