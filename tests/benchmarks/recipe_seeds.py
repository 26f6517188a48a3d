"""Every recipe over several seeds: `python recipe_seeds.py FILE [RECIPE …] [SEED …]`.

Trains each recipe as it stands, but for the seed (without any: 1 to 5), adds one line of JSON for
each training to FILE, passing over those that are there, and prints between what bounds the figures
of each epoch lie. What a recipe's notes say must hold for every seed.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

from rich.console import Console
from rich.table import Table

from netbuilder.files.recipes import load_recipe, recipe_names

_SEEDS = range(1, 6)
_FIGURES = ("accuracy", "val_accuracy", "loss", "val_loss", "seconds")


class Training(TypedDict):
    """One line of the file."""

    recipe: str
    seed: int
    epochs: list[dict[str, float]]
    test: float


def measure(recipe: str, seed: int) -> Training:
    """Train a recipe with another seed."""
    from netbuilder.engine.control import TrainingControl
    from netbuilder.engine.protocol import TrainRequest
    from netbuilder.engine.training import train

    project = load_recipe(recipe)
    project = replace(project, plan=project.plan.with_settings(seed=seed))
    request = TrainRequest(run_id="1", name="1", project=project)
    run = train(request, emit=lambda message: None, control=TrainingControl())
    epochs = [
        {name: (epoch.figures() | {"seconds": epoch.seconds})[name] for name in _FIGURES}
        for epoch in run.series.epochs
    ]
    return Training(recipe=recipe, seed=seed, epochs=epochs, test=run.test.metrics["accuracy"])


def read(path: Path) -> list[Training]:
    """Return the trainings that have been measured."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines]


def table(recipe: str, trainings: list[Training]) -> Table:
    """Return the least and the greatest figure of each epoch."""
    found = Table("epoch", *_FIGURES, title=f"{recipe}, seeds {[t['seed'] for t in trainings]}")
    for index in range(min(len(training["epochs"]) for training in trainings)):
        figures = [training["epochs"][index] for training in trainings]
        bounds = [[figure[name] for figure in figures] for name in _FIGURES]
        found.add_row(str(index + 1), *(f"{min(one):.4f} – {max(one):.4f}" for one in bounds))
    test = [training["test"] for training in trainings]
    found.add_row("test", f"{min(test):.4f} – {max(test):.4f}")
    return found


def main(arguments: list[str]) -> None:
    """Measure what is missing, and print all that was asked for."""
    path, asked = Path(arguments[0]), arguments[1:]
    seeds = [int(one) for one in asked if one.isdigit()] or list(_SEEDS)
    names = [one for one in asked if not one.isdigit()] or list(recipe_names())
    for name in names:
        for seed in seeds:
            if any(t["recipe"] == name and t["seed"] == seed for t in read(path)):
                continue
            line = json.dumps(measure(name, seed))
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")
    for name in names:
        trainings = [t for t in read(path) if t["recipe"] == name and t["seed"] in seeds]
        Console(width=140).print(table(name, trainings))


if __name__ == "__main__":
    main(sys.argv[1:])
