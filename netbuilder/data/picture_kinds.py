"""Kinds of picture files: those that are read, and those that are named for what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from netbuilder.words import N_

if TYPE_CHECKING:
    from pathlib import Path

FORMATS: Final = ("PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP", "PPM")
_ENDINGS: Final = ("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff", "webp", "ppm", "pgm")
SUFFIXES: Final = tuple(f".{ending}" for ending in _ENDINGS)
_BEGINNING: Final = 4096
"""Bytes of a file that are looked at to tell its kind; an SVG may begin with long comments."""


@dataclass(frozen=True, slots=True)
class OtherKind:
    """A kind of picture that is not read.

    Attributes:
        title: What the file is, with its article.
        way_out: What to do with it.
    """

    title: str
    way_out: str


HEIC: Final = OtherKind(
    N_("a HEIC photo, as iPhones take them"),
    N_("Save it as JPEG, or show it on the screen and paste a screenshot of it."),
)
AVIF: Final = OtherKind(
    N_("an AVIF image"),
    N_("Save it as PNG, or show it on the screen and paste a screenshot of it."),
)
SVG: Final = OtherKind(
    N_("an SVG drawing, which has shapes instead of pixels"),
    N_("Export it as PNG, or show it in a browser and paste a screenshot of it."),
)
PDF: Final = OtherKind(
    N_("a PDF document"),
    N_("Export the page as PNG, or show it on the screen and paste a screenshot of it."),
)

_BRANDS: Final = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), HEIC),
    **dict.fromkeys((b"avif", b"avis"), AVIF),
}
"""Brands of files of ISO/IEC 23008-12 (HEIF, with its AVIF), by the four bytes that name them."""

_MARKS: Final = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
)
"""Bytes with which files begin that are read, but for WebP's, and PPM's, which is as any text."""


def other_kind(path: Path) -> OtherKind | None:
    """Return as which kind that is not read a file gives itself away, by its content alone.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING)
    if beginning[4:8] == b"ftyp":
        # The brand, its version, then those that the file is compatible with: a photo of several
        # codecs names its own there.
        length = int.from_bytes(beginning[:4], "big")
        brands = [beginning[8:12], *(beginning[i : i + 4] for i in range(16, length, 4))]
        kinds = {_BRANDS[brand] for brand in brands if brand in _BRANDS}
        return AVIF if AVIF in kinds else HEIC if kinds else None
    if beginning.startswith(b"%PDF"):
        return PDF
    text = beginning.lstrip(b"\xef\xbb\xbf \t\r\n")
    return SVG if text.startswith(b"<") and b"<svg" in text.lower() else None


def kind_read(path: Path) -> str:
    """Return the format, of those that are read, of which a file has the beginning; empty if none.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING)
    if beginning.startswith(b"RIFF"):
        return "WEBP" if beginning[8:12] == b"WEBP" else ""
    return next((name for mark, name in _MARKS if beginning.startswith(mark)), "")
