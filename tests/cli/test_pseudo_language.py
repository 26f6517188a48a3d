"""What the command line says is in the pseudo-language, but for names of Keras and of options."""

from __future__ import annotations

import re

import pytest
from in_pseudo import untranslated
from PIL import Image

from netbuilder.blocks.catalogue import catalogue
from netbuilder.commands.program import make_command
from netbuilder.commands.verbs import VERBS
from netbuilder.files.recipes import recipes
from netbuilder.project.plan import Schedule

pytestmark = pytest.mark.usefixtures("pseudo_language")

OPTION = re.compile(r"--?[a-z][\w-]*")
OF_CLICK = {
    "Usage",
    "Options",
    "Arguments",
    "Error",
    "Try",
    "for",
    "help",
    "Invalid",
    "value",
    "No",
    "such",
    "option",
}
"""Words around ours, which the library of the command line says in English alone."""
VALUES = {"FILE", "RECIPE", "RUN", "OUT", "IMAGE", "OPTIONS", "COMMAND", "ARGS", "ZIP"}
"""Names of what is given to a verb, as its usage writes them."""
SETTINGS = {
    word
    for kind in catalogue().values()
    for name, setting in kind.declared().items()
    for word in (name, str(setting.default))
}
"""Names and values as they stand in files of Keras."""
TYPED = {*Schedule, "dense"}
"""Choices that are typed as they are stored, and the name of a block in a file."""


def bypassing(*texts: str) -> set[str]:
    """Return the words that are not translated, but for options, verbs and click's own."""
    known = {*OF_CLICK, *VALUES, *SETTINGS, *TYPED}
    known |= {verb.name for verb in VERBS}
    return untranslated((("text", OPTION.sub(" ", text)) for text in texts), known=known)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_help_passes_through_the_catalogue(verb):
    command = make_command([verb]).commands[verb.name]
    options = [parameter for parameter in command.params if hasattr(parameter, "help")]
    helps = [option.help for option in options]
    panels = [getattr(option, "rich_help_panel", None) for option in options]
    assert all(helps)
    assert bypassing(command.help, *filter(None, (*helps, *panels))) == set()


def test_lists_pass_through_the_catalogue(netbuilder):
    names = {part for recipe in recipes() for part in recipe.name.split("-")}
    listed = bypassing(netbuilder("recipes").out, netbuilder("blocks").out)
    assert {word for word in listed if word.split()[0] not in names} == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["train", "1.netb"],
        ["train", "lecture-relu", "--epochs", "0"],
        ["train", "lecture-relu", "--epochs", "1.5"],
        ["train", "lecture-relu", "--out", "1.h5"],
        ["train", "lecture-relu", "--momentum", "0.5"],
        ["train", "lecture-relu", "--loss", "1"],
        ["evaluate", "lecture-relu"],
        ["resume"],
        ["resume", "1"],
        ["check", "lecture-relu", "1.netb"],
    ],
    ids=" ".join,
)
def test_what_is_refused_passes_through_the_catalogue(netbuilder, arguments):
    answer = netbuilder(*arguments)
    said = answer.out + answer.err
    assert said
    for argument in arguments:
        said = said.replace(argument, "")
    assert bypassing(said) == set()


def test_a_report_on_a_file_passes_through_the_catalogue(netbuilder, monkeypatch, faulty):
    monkeypatch.chdir(faulty.parent)
    renamed = faulty.rename("1.netb")
    assert bypassing(netbuilder("check", renamed).out) == set()


def test_a_training_and_its_answers_pass_through_the_catalogue(
    netbuilder, monkeypatch, good, tmp_path
):
    monkeypatch.chdir(tmp_path)
    good.rename("1.netb")
    Image.new("L", (28, 28), 255).save("1.png")
    for arguments in (
        ["train", "1.netb", "--out", "2.netb"],
        ["evaluate", "2.netb"],
        ["export", "2.netb", "3.keras"],
        ["evaluate", "3.keras"],
        ["predict", "2.netb", "1.png", "4.png"],
    ):
        answer = netbuilder(*arguments)
        assert (arguments, bypassing(answer.out, answer.err)) == (arguments, set())
