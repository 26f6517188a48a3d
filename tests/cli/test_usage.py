from __future__ import annotations

import sys

import pytest

from netbuilder import app
from netbuilder.commands import output, program
from netbuilder.errors import NetBuilderError


@pytest.mark.parametrize(
    "arguments",
    [
        ["trian"],
        ["train"],
        ["check"],
        ["predict", "x.netb"],
        ["train", "lecture-relu", "--epochs", "many"],
        ["train", "lecture-relu", "--epochs", "0"],
        ["train", "lecture-relu", "--batch-size", "-1"],
        ["train", "lecture-relu", "--seed", "99999999999"],
        ["train", "lecture-relu", "--out", "model.h5"],
        ["train", "lecture-relu", "--speed", "9"],
        ["recipes", "--yaml"],
        ["open"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_ends_with_2(netbuilder, arguments):
    answer = netbuilder(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert "Usage: netbuilder" in answer.err


@pytest.mark.parametrize(
    "verb", ["", "recipes", "train", "resume", "evaluate", "predict", "export", "check", "open"]
)
def test_help_is_there_for_each_verb(netbuilder, verb):
    answer = netbuilder(*filter(None, [verb, "--help"]))
    assert answer.code == 0
    assert "Usage: netbuilder" in answer.out


@pytest.mark.parametrize(
    ("arguments", "handed"), [([], []), (["open", "mine.netb"], ["mine.netb"])]
)
def test_the_window_gets_the_file_and_gives_the_code(netbuilder, monkeypatch, arguments, handed):
    monkeypatch.setattr(app, "main", lambda given: 0 if given == handed else 9)
    assert netbuilder(*arguments).code == 0


def test_without_a_display_the_window_ends_with_2(netbuilder, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    answer = netbuilder()
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert "netbuilder --help" in answer.err


def test_what_nobody_expected_is_one_line_and_in_the_log(netbuilder, monkeypatch, capfd, tmp_path):
    netbuilder("recipes")
    error = ZeroDivisionError("a number")
    sys.excepthook(ZeroDivisionError, error, None)
    said = capfd.readouterr().err
    assert said.startswith("error: Internal error in NetBuilder: found ZeroDivisionErr")
    assert len(said.splitlines()) == 1


def test_json_holds_no_nan(capsys):
    output.say_json({"loss": float("nan"), "rest": [float("inf"), 1.5, (2,)]})
    assert '"loss": null' in capsys.readouterr().out


def test_a_refusal_stays_on_its_line(capsys):
    output.fail(NetBuilderError("The file", found="two\nlines\tand a tab"))
    assert capsys.readouterr().err == "error: The file: found two lines and a tab.\n"


def test_the_words_of_the_options_are_translated(monkeypatch):
    monkeypatch.setattr(program, "_", lambda text: text.upper())
    train = program.make_command().commands["train"]
    assert any(
        getattr(p, "help", "") == "A FOLDER FOR TENSORBOARD EVENT FILES." for p in train.params
    )
