"""Takes pictures of each recipe on each screen that the window must do well on, to be looked at.

Run `uv run docs/look_at_recipes.py FOLDER`: it makes a picture for each recipe, screen and theme,
and for each screen and theme a sheet of all of them. Nothing of it is kept in the repository.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pictured import started_program, themes, wait_until, write_screen
from PIL import Image

from netbuilder.files.recipes import recipe_names

if TYPE_CHECKING:
    from netbuilder.desktop import Program

SCREENS = (
    (1024, 640, "1"),
    (1280, 720, "1"),
    (1366, 768, "1"),
    (1600, 1000, "1"),
    (1366, 768, "1.5"),
    (1366, 768, "2"),
    (2560, 1440, "2"),
)
"""Pixels across and down, and the scale factor at which they are shown."""
COLUMNS, GAP = 2, 8


def take(folder: Path, screen: str) -> None:
    """Save each recipe as the window of this process shows it, and one of them after a training."""

    def save(name: str) -> None:
        for theme in themes(program):
            window.grab().save(str(folder / f"{screen}-{theme}-{name}.png"))

    with started_program() as program:
        window = program.window
        for name in recipe_names():
            open_recipe(program, name)
            save(name)
        open_recipe(program, "lecture-relu")
        window.verbs["train"].trigger()
        wait_until(lambda: window.training.state.value == "running")
        wait_until(lambda: window.verbs["stop"].isEnabled())
        save("while-training")
        window.verbs["stop"].trigger()
        wait_until(lambda: bool(window.session.document.runs))
        save("trained")


def open_recipe(program: Program, name: str) -> None:
    """Open a recipe, as the gallery does, and wait until it can be trained."""
    program.window.files.open_recipe(name)
    wait_until(lambda: program.window.training.state.value == "idle")


def lay_out(pictures: list[Path], sheet: Path) -> None:
    """Save the pictures side by side, in rows, as one."""
    images = [Image.open(path) for path in pictures]
    across, down = images[0].width + GAP, images[0].height + GAP
    rows = -(-len(images) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * across, rows * down), "magenta")
    for place, image in enumerate(images):
        whole.paste(image, (place % COLUMNS * across, place // COLUMNS * down))
    whole.save(sheet)


def main(folder: Path) -> None:
    """Take the pictures of each screen in a process of its own, and lay them out in sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as kept:
        configuration = Path(kept) / "screen.json"
        for width, height, scale in SCREENS:
            write_screen(configuration, width=width, height=height)
            screen = f"{width}x{height}-at-{scale}"
            platform = f"offscreen:configfile={configuration}"
            environment = os.environ | {"QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": scale}
            command = [sys.executable, __file__, str(folder), screen]
            subprocess.run(command, env=environment, check=True)
            for theme in ("dark", "light"):
                pictures = sorted(folder.glob(f"{screen}-{theme}-*.png"))
                lay_out(pictures, folder / f"sheet-{screen}-{theme}.png")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        take(Path(sys.argv[1]), sys.argv[2])
    else:
        main(Path(sys.argv[1]))
