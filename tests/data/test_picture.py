from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from one_digit import read_digit
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from netbuilder.data.datasets import load_dataset
from netbuilder.data.framing import frame_ink
from netbuilder.data.picture import PictureError, larger_of, read_digits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray


@pytest.fixture(scope="module")
def digits() -> NDArray[np.uint8]:
    """One MNIST digit of each kind."""
    mnist = load_dataset("mnist")
    return mnist.x_test[[int(np.flatnonzero(mnist.y_test == k)[0]) for k in range(10)]]


def likeness(one, other) -> float:
    """Return the correlation of two images at the best place within a pixel."""
    shifted = [np.roll(other, (dy, dx), (0, 1)) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    return max(float(np.corrcoef(one.ravel(), s.ravel())[0, 1]) for s in shifted)


def enlarged(digit, *, side: int = 280):
    image = Image.fromarray(digit).resize((side, side), Image.Resampling.BICUBIC)
    return np.asarray(image, float) / 255.0


def saved(path: Path, grey) -> Path:
    Image.fromarray(np.rint(np.clip(grey, 0, 1) * 255).astype(np.uint8)).save(path)
    return path


@pytest.mark.parametrize(
    "name", ["digit.png", "digit.jpg", "digit.bmp", "digit.gif", "digit.webp", "d.tif"]
)
@pytest.mark.parametrize("side", [28, 60, 280, 1000])
def test_dark_on_light_of_any_size_and_format(
    digits, tmp_path: Path, name: str, side: int, how_many: Callable[..., int]
):
    for digit in digits[: how_many(10, quick=3)]:
        path = saved(tmp_path / name, 1.0 - enlarged(digit, side=side))

        assert likeness(read_digit(path), digit) > (0.75 if side == 28 else 0.88)


def test_light_on_dark(digits, tmp_path: Path):
    for digit in digits:
        assert likeness(read_digit(saved(tmp_path / "d.png", enlarged(digit))), digit) > 0.85


def test_an_mnist_image_comes_back_almost_as_it_was(digits, tmp_path: Path):
    for digit in digits:
        Image.fromarray(digit).save(tmp_path / "d.png")

        assert np.abs(read_digit(tmp_path / "d.png").astype(int) - digit).max() < 40


def test_uneven_light_and_noise(digits, tmp_path: Path):
    rng = np.random.default_rng(7)
    light = 0.95 - 0.5 * np.linspace(0, 1, 280)[None, :] * np.linspace(0.4, 1, 280)[:, None]
    for digit in digits:
        photo = (1.0 - 0.75 * enlarged(digit)) * light + rng.normal(0, 0.02, (280, 280))

        assert likeness(read_digit(saved(tmp_path / "d.png", photo)), digit) > 0.85


def test_a_fine_pen_is_as_thick_as_mnists_thinnest(tmp_path: Path):
    paper = np.ones((600, 600))
    paper[100:500, 299:302] = 0.2

    image = read_digit(saved(tmp_path / "one.png", paper))

    assert 1.2 < image.sum() / 255 / 20 < 2.5


@pytest.mark.parametrize(
    ("paper", "pen"),
    [
        ("white", "yellow"),
        ("white", "#80c0ff"),
        ("#ffffa0", "#d00000"),
        ("#00a000", "#ff5030"),
        ("#203040", "white"),
    ],
)
def test_ink_and_paper_of_any_colour(digits, tmp_path: Path, paper: str, pen: str):
    stencil = Image.fromarray(np.rint(enlarged(digits[3]).clip(0, 1) * 255).astype(np.uint8))
    photo = Image.new("RGB", (400, 400), paper)
    photo.paste(Image.new("RGB", stencil.size, pen), (60, 60), stencil)
    photo.save(tmp_path / "d.png")

    assert likeness(read_digit(tmp_path / "d.png"), digits[3]) > 0.9


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize("colours", [("white", "black"), ("black", "white")])
def test_a_typed_digit_on_a_screenshot(tmp_path: Path, digit: int, colours: tuple[str, str]):
    screen = Image.new("RGB", (300, 200), colours[0])
    font = ImageFont.load_default(120)
    ImageDraw.Draw(screen).text((110, 20), str(digit), fill=colours[1], font=font)
    screen.save(tmp_path / "d.png")
    shown = np.abs(np.asarray(screen.convert("L"), float) / 255 - (colours[0] == "white"))

    assert likeness(read_digit(tmp_path / "d.png"), frame_ink(shown)) > 0.95


def test_a_photo_of_twelve_million_pixels_is_read(digits, tmp_path: Path):
    sheet = np.pad(1.0 - enlarged(digits[4], side=1500), ((700, 800), (1100, 1400)), mode="edge")
    path = saved(tmp_path / "d.jpg", sheet)

    assert sheet.size == 12_000_000
    assert likeness(read_digit(path), digits[4]) > 0.9


def test_printed_lines_without_a_digit_are_said(tmp_path: Path):
    form = Image.new("L", (300, 200), "white")
    ImageDraw.Draw(form).rectangle((60, 40, 240, 160), outline="black", width=3)
    form.save(tmp_path / "form.png")

    with pytest.raises(PictureError, match="is empty: found printed lines and no digit"):
        read_digit(tmp_path / "form.png")


def test_two_digits_are_no_single_one(digits, tmp_path: Path):
    both = np.hstack([1.0 - enlarged(digits[4]), 1.0 - enlarged(digits[2], side=280)])

    assert len(read_digits(saved(tmp_path / "d.png", both))) == 2


def test_the_larger_digit_is_the_one_with_the_larger_box():
    small, large = np.zeros((2, 90, 90))
    small[10:40, 10:30] = 1.0
    large[10:80, 50:55] = large[75:80, 50:80] = 1.0

    assert larger_of([small, large]) == 1
    assert larger_of([large, small]) == 0


def test_scipy_is_not_imported_before_a_picture_is_read():
    script = "import sys, netbuilder.data.picture; sys.exit('scipy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_specks_of_dust_do_not_count(digits, tmp_path: Path):
    photo = np.pad(1.0 - enlarged(digits[3]), 100, constant_values=1.0)
    photo[5:9, 5:9] = 0.0

    assert likeness(read_digit(saved(tmp_path / "d.png", photo)), digits[3]) > 0.9


@pytest.mark.parametrize("pen", [0, 255])
def test_a_digit_on_transparent_paper_is_seen_in_black_and_in_white(
    digits, tmp_path: Path, pen: int
):
    alpha = np.rint(enlarged(digits[5]).clip(0, 1) * 255).astype(np.uint8)
    layers = np.dstack([np.full((*alpha.shape, 3), pen, np.uint8), alpha])
    Image.fromarray(layers).save(tmp_path / "d.png")

    assert likeness(read_digit(tmp_path / "d.png"), digits[5]) > 0.9


@pytest.mark.parametrize("mode", ["P", "1", "LA", "CMYK", "I;16"])
def test_kinds_of_pixels(digits, tmp_path: Path, mode: str):
    grey = np.rint((1.0 - enlarged(digits[8]).clip(0, 1)) * 255).astype(np.uint8)
    if mode == "I;16":
        picture = Image.fromarray(grey.astype(np.uint16) * 257)
    else:
        picture = Image.fromarray(grey).convert(mode)
    path = tmp_path / ("d.jpg" if mode == "CMYK" else "d.png")
    picture.save(path)

    assert likeness(read_digit(path), digits[8]) > 0.85


def test_a_photo_is_turned_as_the_camera_says(digits, tmp_path: Path):
    grey = np.rint((1.0 - enlarged(digits[7]).clip(0, 1)) * 255).astype(np.uint8)
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(np.rot90(grey)).save(tmp_path / "d.jpg", exif=exif)

    assert likeness(read_digit(tmp_path / "d.jpg"), digits[7]) > 0.9


@pytest.mark.parametrize("grey", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("noise", [0.0, 0.01])
def test_a_blank_picture_says_so(tmp_path: Path, grey: float, noise: float):
    paper = grey + np.random.default_rng(1).normal(0, noise, (100, 90))

    with pytest.raises(PictureError, match=r"image blank\.png is empty"):
        read_digit(saved(tmp_path / "blank.png", paper))


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (3, 2)])
def test_pictures_of_a_few_pixels_do_not_break_it(tmp_path: Path, size: tuple[int, int]):
    with pytest.raises(PictureError, match="is empty"):
        read_digit(saved(tmp_path / "d.png", np.ones(size)))


def test_a_missing_file_says_so(tmp_path: Path):
    with pytest.raises(PictureError, match="no such file"):
        read_digit(tmp_path / "none.png")


@pytest.mark.parametrize(
    "content", [b"", b"no picture", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", b"GIF89a"]
)
def test_what_is_no_picture_says_so(tmp_path: Path, content: bytes):
    (tmp_path / "d.png").write_bytes(content)

    with pytest.raises(PictureError, match="cannot be read"):
        read_digit(tmp_path / "d.png")


def test_a_folder_says_so(tmp_path: Path):
    with pytest.raises(PictureError, match="found a folder"):
        read_digit(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_without_a_writer_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "d.png")

    with pytest.raises(PictureError, match="found a device or a pipe"):
        read_digit(tmp_path / "d.png")


def test_why_the_system_refuses_is_said(tmp_path: Path):
    with pytest.raises(PictureError, match="found File name too long"):
        read_digit(tmp_path / f"{'x' * 300}.png")


def test_other_formats_are_not_even_tried(tmp_path: Path):
    Image.new("L", (30, 30)).save(tmp_path / "d.tga")

    with pytest.raises(PictureError, match="PNG, JPEG"):
        read_digit(tmp_path / "d.tga")


@pytest.mark.parametrize("side", [8_100, 12_000, 20_000, 60_000])
def test_a_huge_picture_is_refused_before_it_is_unpacked(tmp_path: Path, side: int):
    header = side.to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    with (tmp_path / "d.png").open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        PngImagePlugin.putchunk(file, b"IHDR", header)
        PngImagePlugin.putchunk(file, b"IDAT", b"")
        PngImagePlugin.putchunk(file, b"IEND", b"")

    with pytest.raises(PictureError, match=r"too large.*at most 65,000,000 pixels"):
        read_digit(tmp_path / "d.png")


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp", "gif", "webp", "tiff"])
def test_damaged_pictures_are_read_or_refused_but_break_nothing(
    digits, tmp_path: Path, suffix: str, how_many: Callable[..., int]
):
    rng = np.random.default_rng(3)
    content = saved(tmp_path / f"d.{suffix}", 1.0 - enlarged(digits[2], side=60)).read_bytes()
    refused, trials = 0, how_many(150, quick=20)
    for trial in range(trials):
        damaged = bytearray(content)
        if trial % 3 == 0:
            del damaged[rng.integers(len(damaged)) :]
        else:
            for place in rng.integers(len(damaged), size=rng.integers(1, 9)):
                damaged[place] = rng.integers(256)
        (tmp_path / f"x.{suffix}").write_bytes(damaged)
        try:
            inks = read_digits(tmp_path / f"x.{suffix}")
            assert {frame_ink(ink).shape for ink in inks} == {(28, 28)}
        except PictureError:
            refused += 1

    assert refused > trials // 15
