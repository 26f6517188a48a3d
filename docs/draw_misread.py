"""Draws all of MNIST's test images that the built-in model misreads, for performance.md.

Run `uv run docs/draw_misread.py` after the model was trained anew.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.answering import predict_images
from netbuilder.files.built_in import built_in_model

COLUMNS, SIDE, CAPTION, GAP = 14, 56, 18, 6
PAPER, INK = (255, 255, 255), (70, 76, 86)


def main() -> None:
    """Write `docs/images/misread.png`: each image with its label and the answer."""
    run, data = built_in_model(), load_dataset("mnist")
    answers = predict_images(run.graph, run.weights, data.x_test).argmax(1)
    wrong = np.flatnonzero(answers != data.y_test)
    wrong = wrong[np.lexsort((answers[wrong], data.y_test[wrong]))]
    across, down = SIDE + GAP, SIDE + CAPTION + GAP
    rows = -(-len(wrong) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * across + GAP, rows * down + GAP), PAPER)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(12)
    for number, place in enumerate(wrong):
        left, top = GAP + number % COLUMNS * across, GAP + number // COLUMNS * down
        digit = Image.fromarray(255 - data.x_test[place]).resize((SIDE, SIDE))
        sheet.paste(digit.convert("RGB"), (left, top))
        words = f"{data.y_test[place]} as {answers[place]}"
        pen.text((left + SIDE / 2, top + SIDE), words, INK, font, anchor="ma")
    sheet.save(Path(__file__).with_name("images") / "misread.png")


if __name__ == "__main__":
    main()
