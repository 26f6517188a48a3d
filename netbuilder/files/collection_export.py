"""MyDrawing drawings as a data set for other programs: one NumPy file, or pictures in folders."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from netbuilder.files.archive_writing import writing_archive
from netbuilder.project.sets.mnist import MNIST

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netbuilder.project.my_drawings import MyDrawing


def write_arrays(drawings: Sequence[MyDrawing], path: Path) -> None:
    """Write `x` (n × 28 × 28, uint8, ink 255 on 0) and `y` (n, uint8), as MNIST's file has them.

    Raises:
        OSError: It cannot be written.
    """
    with path.open("wb") as file:
        images = np.stack([_image(drawing) for drawing in drawings])
        digits = np.array([drawing.digit for drawing in drawings], np.uint8)
        np.savez_compressed(file, x=images, y=digits)


def write_pictures(drawings: Sequence[MyDrawing], path: Path) -> None:
    """Write a zip of PNG pictures, each in the folder of its digit, e.g. `4/0001.png`.

    Raises:
        OSError: It cannot be written.
    """
    with writing_archive(path) as archive:
        for place, drawing in enumerate(drawings, start=1):
            picture = io.BytesIO()
            Image.fromarray(_image(drawing)).save(picture, format="PNG")
            archive.add(f"{drawing.digit}/{place:04d}.png", picture.getvalue())


def _image(drawing: MyDrawing) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.frombuffer(drawing.grey, np.uint8).reshape(MNIST.shape)
