"""Files that hold no picture that can be read, and what is to be said of each."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image, ImageDraw, PngImagePlugin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Unread(NamedTuple):
    """A file: its name, what writes it, and parts of what is found and of the way out."""

    name: str
    write: Callable[[Path], object]
    found: str
    way_out: str


def drawn(format_name: str) -> bytes:
    """Return a file of this format that shows a 1."""
    image = Image.new("L", (120, 120), "white")
    ImageDraw.Draw(image).line((60, 20, 60, 100), fill="black", width=10)
    file = io.BytesIO()
    image.save(file, format_name)
    return file.getvalue()


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _huge(path: Path) -> None:
    """Write the beginning of a PNG of 20,000 × 20,000 pixels."""
    with path.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        header = (20_000).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
        PngImagePlugin.putchunk(file, b"IHDR", header)
        PngImagePlugin.putchunk(file, b"IDAT", b"")
        PngImagePlugin.putchunk(file, b"IEND", b"")


def _half(format_name: str) -> Callable[[Path], object]:
    content = drawn(format_name)
    return _bytes(content[: len(content) // 2])


HEIC: Final = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(40)
AVIF: Final = b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1miafavif" + bytes(40)
SVG: Final = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1"/></svg>'

UNREAD: Final = {
    "a HEIC photo": Unread("i.HEIC", _bytes(HEIC), "a HEIC photo", "Save it as JPEG"),
    "a HEIC photo, renamed": Unread("i.jpg", _bytes(HEIC), "a HEIC photo", "Save it as JPEG"),
    "an SVG drawing": Unread("i.svg", _bytes(SVG), "an SVG drawing", "Export it as PNG"),
    "an AVIF image": Unread("i.avif", _bytes(AVIF), "an AVIF image", "Save it as PNG"),
    "a PDF document": Unread("i.pdf", _bytes(b"%PDF-1.7\n"), "a PDF", "Export the page as PNG"),
    "a text, renamed": Unread("i.png", _bytes(b"no image"), "not an image", "save it as PNG"),
    "half a PNG": Unread("i.png", _half("PNG"), "a PNG image that is damaged", "download it again"),
    "half a TIFF": Unread("i.tif", _half("TIFF"), "a TIFF image that is damaged", "it again"),
    "half a WebP": Unread("i.webp", _half("WEBP"), "a WEBP image that is damaged", "it again"),
    "nothing": Unread("i.jpg", _bytes(b""), "an empty file, of 0 bytes", "Copy or download"),
    "a folder": Unread("i.png", lambda path: path.mkdir(), "a folder", "Choose one image"),
    "a huge picture": Unread("i.png", _huge, "more pixels than", "500×500 pixels are plenty"),
    "a missing file": Unread("i.png", lambda _path: None, "no such file", "Check the name"),
}
READ: Final = {
    "TIFF": ("i.tiff", drawn("TIFF")),
    "WebP": ("i.webp", drawn("WEBP")),
    "a PNG that is called JPEG": ("i.jpg", drawn("PNG")),
    "a PNG that is called HEIC": ("i.heic", drawn("PNG")),
    "a JPEG without a suffix": ("photo", drawn("JPEG")),
}
