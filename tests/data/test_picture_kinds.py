from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netbuilder.data.picture import PictureError, read_digits

if TYPE_CHECKING:
    from pathlib import Path

_HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(40)
_MANY = b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1heifheic" + bytes(40)
_AVIF = b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1miafavif" + bytes(40)
_FILM = b"\x00\x00\x00\x14ftypisom\x00\x00\x00\x00mp42" + bytes(40)
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1"/></svg>'
_LONG_SVG = b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- ' + b"made by hand " * 100 + b"-->\n" + _SVG


@pytest.mark.parametrize(
    ("content", "found", "advice"),
    [
        (_HEIC, "a HEIC photo", "Save it as JPEG"),
        (_MANY, "a HEIC photo", "Save it as JPEG"),
        (_AVIF, "an AVIF image", "Save it as PNG"),
        (_SVG, "an SVG drawing", "Export it as PNG"),
        (_LONG_SVG, "an SVG drawing", "Export it as PNG"),
        (b"%PDF-1.7\n", "a PDF document", "Export the page as PNG"),
    ],
)
@pytest.mark.parametrize("name", ["photo.heic", "photo.jpg"])
def test_a_kind_that_is_not_read_is_named_whatever_the_files_name(
    tmp_path: Path, content: bytes, found: str, advice: str, name: str
):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(PictureError) as refusal:
        read_digits(tmp_path / name)

    assert found in refusal.value.found
    assert advice in refusal.value.advice
    assert "TIFF" in refusal.value.expected


@pytest.mark.parametrize("content", [_FILM, b"<html>", b"ftyp", b"RIFF"])
def test_what_is_no_picture_is_not_taken_for_one(tmp_path: Path, content: bytes):
    (tmp_path / "d.heic").write_bytes(content)

    with pytest.raises(PictureError, match="not an image"):
        read_digits(tmp_path / "d.heic")
