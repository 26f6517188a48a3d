"""The command line, called in this process; and small files for it to work on."""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import dataclass

import pytest

from netbuilder import cli
from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.files.project_file import save_document
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.project.document import Document
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """The only line on stderr, which says what is at fault."""
        (line,) = self.err.splitlines()
        assert line.startswith("error: ")
        return line


@pytest.fixture
def netbuilder(capfd, monkeypatch, compiles_once):
    """Call the command line in this process."""
    root = logging.getLogger()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def call(*arguments: object) -> Answer:
        before = list(root.handlers)
        with pytest.raises(SystemExit) as ended:
            cli.main([str(argument) for argument in arguments])
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
            handler.close()
        logging.captureWarnings(capture=False)
        said = capfd.readouterr()
        return Answer(int(ended.value.code or 0), said.out, said.err)

    yield call
    root.setLevel(logging.WARNING)


def small_project(*, units: int = 10) -> Project:
    """A network that learns something in a second."""
    graph = Graph()
    softmax = ActivationFunction.SOFTMAX
    for block in (Input(), Flatten(), Dense(units=units, activation=softmax)):
        graph, _name = append(graph, block, Point(0, 0))
    return Project(graph, plan=Plan(epochs=1, batch_size=1000, learning_rate=0.01))


@pytest.fixture
def good(tmp_path):
    """A project that can be trained."""
    return saved(tmp_path / "good.netb", small_project())


@pytest.fixture
def faulty(tmp_path):
    """A project whose answer is too short."""
    return saved(tmp_path / "faulty.netb", small_project(units=7))


def saved(path, project: Project):
    save_document(Document(project), path)
    return path
