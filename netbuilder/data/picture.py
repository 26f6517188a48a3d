"""A picture file of a digit, read with guards, as a 28×28 image like MNIST's."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageOps

from netbuilder.data.framing import frame_ink
from netbuilder.data.ink import find_ink
from netbuilder.data.picture_kinds import FORMATS, other_kind
from netbuilder.errors import NetBuilderError
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MOST_PIXELS: Final = 50_000_000
_WORKING_SIDE: Final = 240
"""Pictures are made no longer than this before the ink is looked for: 12 times what is needed."""


class PictureError(NetBuilderError):
    """A file that holds no picture of a digit."""


def read_picture(path: Path) -> NDArray[np.uint8]:
    """Return the digit on a picture as a 28×28 image, ink 255 on 0.

    Raises:
        PictureError: As `read_ink` says.
    """
    return frame_ink(read_ink(path))


def read_ink(path: Path) -> NDArray[np.float64]:
    """Return how much ink each pixel of a picture holds (two axes, 0 to 1), the paper taken away.

    The picture may be of any size, dark on light or light on dark, and somewhat unevenly lit;
    what is transparent counts as white, or as black where nothing is to be seen on white.

    Raises:
        PictureError: There is no such file, it is no picture of a kind that is read, it is too
            large or damaged, or nothing is drawn on it.
    """
    inks = (find_ink(_grey(path, paper)) for paper in ("white", "black"))
    ink = next((ink for ink in inks if ink is not None), None)
    if ink is None:
        raise PictureError(
            _("The image {name} is empty").format(name=path.name),
            found=_("a single uniform colour"),
            expected=_("a digit, dark on light or light on dark"),
            advice=_("Use an image with more contrast."),
        )
    return ink


def _grey(path: Path, paper: str) -> NDArray[np.float64]:
    """Return the picture's brightness, 0 to 1, as people would hold it."""
    _require_file(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                _check_size(path, image.size)
                return _brightness(_upright(image), paper)
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
        raise _unreadable(path, _("a folder"))
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
    image.draft("RGB", (4 * _WORKING_SIDE, 4 * _WORKING_SIDE))
    return ImageOps.exif_transpose(image)


def _brightness(image: Image.Image, paper: str) -> NDArray[np.float64]:
    if image.mode.startswith(("I", "F")):
        wide = np.asarray(image, np.float64)
        flat = Image.fromarray((wide / max(wide.max(), 1.0)).astype(np.float32))
    else:
        layer = image.convert("RGBA")
        below = Image.new("RGBA", layer.size, paper)
        flat = Image.alpha_composite(below, layer).convert("L")
    scale = _WORKING_SIDE / max(flat.size)
    if scale < 1.0:
        size = (max(1, round(flat.width * scale)), max(1, round(flat.height * scale)))
        flat = flat.resize(size, Image.Resampling.BOX)
    grey = np.asarray(flat, np.float64)
    return grey / 255.0 if flat.mode == "L" else grey


def _not_read(path: Path) -> PictureError:
    """Return the refusal of a file that no decoder takes, named for what it is where that shows."""
    try:
        kind = other_kind(path)
    except OSError:
        kind = None
    if kind is None:
        return _unreadable(path, _("a damaged file, or one that is not an image"))
    return _unreadable(path, _(kind.title), advice=_(kind.way_out))


def _unreadable(path: Path, found: str, *, advice: str | None = None) -> PictureError:
    return PictureError(
        _("The image {name} cannot be read").format(name=path.name),
        found=found,
        expected=_("one of {formats}").format(formats=", ".join(FORMATS)),
        advice=_("Save it as PNG.") if advice is None else advice,
    )
