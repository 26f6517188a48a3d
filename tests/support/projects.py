"""Projects made of blocks in a row, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.project.plan import Loss, Plan
from netbuilder.project.problems import ProjectProblem, find_problems
from netbuilder.project.project import Project

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block

RELU, SIGMOID = ActivationFunction.RELU, ActivationFunction.SIGMOID
HERE = Point(0, 0)
SOFTMAX = Dense(units=10, activation=ActivationFunction.SOFTMAX)
GOOD = (Input(), Flatten(), Dense(units=50, activation=RELU), SOFTMAX)


def network(*blocks: Block) -> Graph:
    """Join the blocks in a row."""
    graph = Graph()
    for block in blocks:
        graph, _name = append(graph, block, HERE)
    return graph


def project(*blocks: Block, loss: Loss = Loss.CATEGORICAL_CROSSENTROPY) -> Project:
    """Return a project with these blocks in a row."""
    return Project(network(*blocks), plan=Plan(loss=loss))


def kinds(project: Project) -> list[str]:
    """Return the kinds of its problems."""
    return [problem.kind for problem in find_problems(project)]


def of_kind(project: Project, kind: str) -> ProjectProblem:
    """Return its one problem of this kind."""
    (found,) = [problem for problem in find_problems(project) if problem.kind == kind]
    return found


def only_problem(project: Project) -> ProjectProblem:
    """Return the one problem that it has."""
    (problem,) = find_problems(project)
    return problem


def with_fixes(project: Project, *titles: str) -> Project:
    """Press the named fixes, one after the other."""
    for title in titles:
        fixes = {fix.title: fix for p in find_problems(project) for fix in p.fixes}
        project = fixes[title].apply(project)
    return project
