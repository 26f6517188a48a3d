"""Every kind of problem that the program knows: each of its fixes removes it, in one undo step."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from faulty_projects import CASES, HIDDEN, NAN, START, beside, open_sum
from other_tasks import other_data_sets
from projects import GOOD, network, project

import netbuilder
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.input import Input
from netbuilder.network.ground import blocks_and_notes
from netbuilder.network.layout import tidy
from netbuilder.network.problem import Severity
from netbuilder.project.analysis import analyse
from netbuilder.project.project import Project

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph


@pytest.fixture(autouse=True)
def _other_data_sets():
    with other_data_sets():
        yield


def problems_of(faulty: Project, kind: str):
    diverged = [NAN] if kind == "diverged" else []
    return [p for p in analyse(faulty, diverged=diverged).problems if p.kind == kind]


def kinds_in_the_code() -> set[str]:
    found = set()
    for file in Path(netbuilder.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Problem":
                kind = next((k.value for k in call.keywords if k.arg == "kind"), None)
                found |= {kind.value} if isinstance(kind, ast.Constant) else set()
    return found


def test_there_is_a_case_of_every_kind():
    assert set(CASES) == kinds_in_the_code()


@pytest.mark.parametrize(
    ("kind", "number"), [(kind, i) for kind, found in CASES.items() for i in range(len(found))]
)
def test_each_fix_removes_its_problem_makes_room_and_is_one_undo_step(session, kind, number):
    given = CASES[kind][number]
    faulty = replace(given, graph=tidy(given.graph))
    session.edit("given", lambda _project: faulty)
    before, steps = session.document, session.undo_stack.count()
    told = problems_of(faulty, kind)
    assert told
    for problem in told:
        assert problem.fixes
        titles = [fix.title for fix in problem.fixes]
        assert len(titles) == len(set(titles))
        for fix in problem.fixes:
            session.edit(fix.title, fix.apply)
            assert session.undo_stack.count() == steps + 1
            after = session.project
            left = {(p.node, p.found) for p in problems_of(after, kind)}
            assert (problem.node, problem.found) not in left
            assert covered(after.graph) == []
            session.undo_stack.undo()
            assert session.document == before


@pytest.mark.parametrize(
    ("kind", "number"), [(kind, i) for kind, found in CASES.items() for i in range(len(found))]
)
def test_a_fix_says_what_it_does_where_the_history_shows_it_alone(kind, number):
    faulty = CASES[kind][number]
    titles = Counter(node.block.title for node in faulty.graph.nodes.values())
    for problem in problems_of(faulty, kind):
        for fix in problem.fixes:
            assert not re.search(r"\b(it|them|this|the two)\b", fix.title)
            for named in re.findall(r"^(?:Delete|Swap|Move|Connect) (\w+)$", fix.title):
                assert titles[named] <= 1, f"which {named}?"


@pytest.mark.parametrize("kind", CASES)
def test_what_is_unfinished_says_the_next_step_and_no_error_does(kind):
    for faulty in CASES[kind]:
        for problem in problems_of(faulty, kind):
            if problem.severity is Severity.UNFINISHED:
                assert problem.step
            elif problem.severity is Severity.ERROR:
                assert not problem.step


@pytest.mark.parametrize(
    "begun",
    [
        Project(),
        project(Input()),
        project(*START),
        project(*START, HIDDEN),
        project(*START, Dense(units=50)),
        project(*START, HIDDEN, Dense(units=10)),
        Project(network(*GOOD[1:])),
        Project(beside(network(*START), HIDDEN)),
        Project(open_sum()),
        Project(beside(network(*START, HIDDEN), Dense(units=20), behind="flatten-1")),
    ],
)
def test_nothing_that_is_only_begun_is_red(begun):
    severities = {problem.severity for problem in analyse(begun).errors}
    assert severities == {Severity.UNFINISHED}


@pytest.mark.parametrize(
    ("kind", "number"), [(kind, i) for kind, found in CASES.items() for i in range(len(found))]
)
def test_the_first_fix_makes_no_new_error(kind, number):
    faulty = CASES[kind][number]
    problem = problems_of(faulty, kind)[0]
    known = {p.kind for p in analyse(faulty).problems}
    after = analyse(problem.fix.apply(faulty)).problems
    assert {p.kind for p in after if p.severity is Severity.ERROR} <= known


def covered(graph: Graph) -> list[object]:
    boxes = [one.box for one in blocks_and_notes(graph)]
    return [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
