"""The house takes one more of each kind: a new file in one room, seen wherever it belongs.

The program is copied, a file of each kind is added to the copy and one field to a section of the
plan, and what the window and the command line of the copy offer is compared with what they offer
without them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from added_things import FILES, PLAN_SETTING, WINDOW, network_on

REPOSITORY = Path(__file__).parents[2]
SUPPORT = REPOSITORY / "tests" / "support"
OLD_PROJECT = REPOSITORY / "tests" / "files" / "samples" / "one-run.netb"


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A copy of the program with one more of each."""
    root = tmp_path_factory.mktemp("program")
    shutil.copytree(
        REPOSITORY / "netbuilder", root / "netbuilder", ignore=shutil.ignore_patterns("__pycache__")
    )
    (root / "resources").mkdir()
    for entry in (REPOSITORY / "resources").iterdir():
        (root / "resources" / entry.name).symlink_to(entry)
    (root / "resources" / "recipes").unlink()
    shutil.copytree(REPOSITORY / "resources" / "recipes", root / "resources" / "recipes")
    for place, source in FILES.items():
        assert not (root / place).exists()
        (root / place).parent.mkdir(exist_ok=True)
        (root / place).write_text(source, encoding="utf-8")
    section = root / "netbuilder" / "project" / "plan" / "safeguards.py"
    text = section.read_text(encoding="utf-8")
    section.write_text(text + PLAN_SETTING, encoding="utf-8")
    return root


@pytest.fixture
def start(program):
    """Run Python on the copy and return what it answers."""

    def run(*arguments):
        path = os.pathsep.join((str(program), str(SUPPORT)))
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": path, "COLUMNS": "160"},
            cwd=program,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


COMMANDS = """
import json, sys
from netbuilder import cli
for command in json.loads(sys.argv[1]):
    try:
        cli.main(command)
    except SystemExit as ended:
        if ended.code:
            raise
    print("END OF COMMAND")
"""


@pytest.fixture
def commands(start):
    """Call the command line of the copy with each of these, in one process; give what it said."""

    def call(*commands):
        written = json.dumps([[str(word) for word in command] for command in commands])
        *said, _rest = start("-c", COMMANDS, written).split("END OF COMMAND\n")
        assert len(said) == len(commands)
        return said

    return call


def test_the_window_shows_all_of_them(start):
    shown = json.loads(start("-c", WINDOW))
    assert shown["blocks"][-1] == "elu-1"
    assert shown["block settings"] == ["alpha"]
    assert "stretch" in shown["plan settings"]
    assert {"export_outline", "export_names"} <= set(shown["file menu"])
    assert "export_names" in shown["above the plots"]
    recipes = [name for name in shown["recipes"] if name.startswith(("lecture-", "with-"))]
    assert recipes.index("with-elu") == 2
    assert shown["data"] == ["MNIST", "Halves", "Wave"]
    assert {"Count", "Counted"} <= set(shown["probes"])
    assert "Count" in shown["tabs"]
    assert shown["examples"] == [200, 28, 28]
    assert shown["stretch"] == 3


def test_the_command_line_lists_all_of_them(commands):
    blocks, recipes, train, export = commands(
        ["blocks", "--json"], ["recipes", "--json"], ["train", "--help"], ["export", "--help"]
    )
    (elu,) = (block for block in json.loads(blocks) if block["kind"] == "ELU")
    assert [setting["name"] for setting in elu["settings"]] == ["alpha"]
    assert [recipe["name"] for recipe in json.loads(recipes)].index("with-elu") == 2
    assert "--stretch" in train
    assert "X.outline" in train
    assert "--with-places" in export


def test_they_work_together(commands, tmp_path):
    """Train the new recipe with the new setting, and write it in the new format."""
    project, model = tmp_path / "net.netb", tmp_path / "net.keras"
    *_, checked = commands(
        ["train", "with-elu", "--stretch", 5, "--out", project],
        ["export", project, model],
        ["export", model, tmp_path / "net.outline"],
        ["check", project, "--json"],
    )
    assert (tmp_path / "net.outline").read_text().splitlines() == [
        "input-1",
        "flatten-1",
        "elu-1",
        "dense-1",
    ]
    (answer,) = json.loads(checked)
    assert answer["opens"]
    assert answer["answers"]


def test_new_data_and_their_task_are_trained_on(commands, tmp_path):
    halves, wave = tmp_path / "halves.json", tmp_path / "wave.json"
    halves.write_text(
        network_on(
            "halves",
            shape=[28, 28],
            end={"units": 2, "activation": "softmax"},
            loss="categorical_crossentropy",
        )
    )
    wave.write_text(network_on("wave", shape=[1], end={"units": 1}, loss="mse"))
    classified, followed = commands(["train", halves, "--json"], ["train", wave, "--json"])
    assert "accuracy" in json.loads(classified)["test"]
    assert "mae" in json.loads(followed)["test"]


def test_old_projects_open_as_ever(commands):
    (checked,) = commands(["check", OLD_PROJECT, "--json"])
    (answer,) = json.loads(checked)
    assert answer["opens"]
