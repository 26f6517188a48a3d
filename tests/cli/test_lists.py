from __future__ import annotations

import subprocess
import sys

import pytest

from netbuilder.blocks.catalogue import catalogue
from netbuilder.commands.verbs import VERBS
from netbuilder.files.recipes import recipe_names


def test_recipes_are_listed_with_what_to_look_out_for(netbuilder):
    answer = netbuilder("recipes")
    assert answer.code == 0
    assert answer.err == ""
    assert all(name in answer.out for name in recipe_names())


def test_recipes_in_json(netbuilder):
    found = netbuilder("recipes", "--json").json
    assert [recipe["name"] for recipe in found] == list(recipe_names())
    assert all(recipe.keys() == {"name", "title", "notes"} for recipe in found)


def test_blocks_are_listed_with_their_settings(netbuilder):
    answer = netbuilder("blocks")
    assert answer.code == 0
    assert "  units                 128 (a whole number from 1 to 1,000,000)" in answer.out


def test_blocks_in_json(netbuilder):
    found = netbuilder("blocks", "--json").json
    assert [block["kind"] for block in found] == list(catalogue())
    dense = next(block for block in found if block["kind"] == "Dense")
    units = dense["settings"][0]
    assert (units["name"], units["default"], units["maximum"]) == ("units", 128, 1_000_000)


def test_a_name_shows_its_help_page(netbuilder):
    answer = netbuilder("blocks", "dense")
    assert answer.code == 0
    assert "y = φ(x·W + b)" in answer.out
    assert "keras.layers.Dense" in answer.out
    assert "β_1" in netbuilder("blocks", "adam").out
    assert netbuilder("blocks", "huber", "--json").json["keras"] == "keras.losses.Huber"


def test_an_unknown_name_is_refused_in_one_line(netbuilder):
    answer = netbuilder("blocks", "densee")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert "Dense" in answer.err


@pytest.mark.parametrize(
    "arguments", [["recipes"], ["blocks", "--json"], ["check", "lecture-relu", "--json"]]
)
def test_lists_and_checks_wake_neither_qt_nor_tensorflow(arguments):
    code = (
        "import sys\n"
        "from netbuilder.cli import main\n"
        "try:\n"
        f"    main({arguments!r})\n"
        "finally:\n"
        "    sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    woken = {name.partition(".")[0] for name in done.stderr.split()}
    assert woken.isdisjoint({"PySide6", "pyqtgraph", "tensorflow", "keras"})
    assert done.stdout


def test_training_wakes_no_qt():
    code = (
        "import sys\n"
        "import netbuilder.cli, netbuilder.engine.training, netbuilder.engine.answering\n"
        "import netbuilder.engine.evaluate, netbuilder.engine.export, netbuilder.data.picture\n"
        "import netbuilder.commands.train_progress\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"PySide6", "pyqtgraph"}.isdisjoint(done.stdout.split())


@pytest.mark.parametrize(
    ("verb", "others"),
    [
        ("recipes", {"netbuilder.blocks.block", "netbuilder.commands.train", "numpy"}),
        ("blocks", {"netbuilder.project.plan", "netbuilder.commands.train", "numpy"}),
    ],
)
def test_a_list_imports_nothing_of_the_other_verbs(verb, others):
    code = (
        "import sys\n"
        "from netbuilder.cli import main\n"
        "try:\n"
        f"    main([{verb!r}])\n"
        "finally:\n"
        "    sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert others.isdisjoint(done.stderr.split())


def test_the_help_names_every_verb(netbuilder):
    out = netbuilder("--help").out
    assert all(f" {verb.name} " in out for verb in VERBS)
