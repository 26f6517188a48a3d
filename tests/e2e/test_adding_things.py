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


@pytest.fixture
def netbuilder(start):
    """Call the command line of the copy."""
    return lambda *arguments: start("-m", "netbuilder", *arguments)


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


def test_the_command_line_lists_all_of_them(netbuilder):
    blocks = {block["kind"]: block for block in json.loads(netbuilder("blocks", "--json"))}
    assert [setting["name"] for setting in blocks["ELU"]["settings"]] == ["alpha"]
    recipes = [recipe["name"] for recipe in json.loads(netbuilder("recipes", "--json"))]
    assert recipes.index("with-elu") == 2
    told = netbuilder("train", "--help")
    assert "--stretch" in told
    assert "X.outline" in told
    assert "--with-places" in netbuilder("export", "--help")


def test_they_work_together(netbuilder, tmp_path):
    """Train the new recipe with the new setting, and write it in the new format."""
    project, model = tmp_path / "net.netb", tmp_path / "net.keras"
    netbuilder("train", "with-elu", "--stretch", 5, "--out", project)
    netbuilder("export", project, model)
    netbuilder("export", model, tmp_path / "net.outline")
    assert (tmp_path / "net.outline").read_text().splitlines() == [
        "input-1",
        "flatten-1",
        "elu-1",
        "dense-1",
    ]
    (answer,) = json.loads(netbuilder("check", project, "--json"))
    assert answer["opens"]
    assert answer["answers"]


@pytest.mark.parametrize(
    ("network", "metrics"),
    [
        (
            network_on(
                "halves",
                shape=[28, 28],
                end={"units": 2, "activation": "softmax"},
                loss="categorical_crossentropy",
            ),
            {"accuracy"},
        ),
        (network_on("wave", shape=[1], end={"units": 1}, loss="mse"), {"mae"}),
    ],
    ids=["classification", "regression"],
)
def test_new_data_and_their_task_are_trained_on(netbuilder, tmp_path, network, metrics):
    project = tmp_path / "net.json"
    project.write_text(network)
    told = json.loads(netbuilder("train", project, "--json"))
    assert metrics <= told["test"].keys()


def test_old_projects_open_as_ever(netbuilder):
    (answer,) = json.loads(netbuilder("check", OLD_PROJECT, "--json"))
    assert answer["opens"]
