"""Warnings are silenced at one block, for good, and no further."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from netbuilder.files.recipes import load_recipe
from netbuilder.network.edit import remove_nodes
from netbuilder.network.problem import Severity
from netbuilder.project.analysis import analyse
from netbuilder.project.codec import FormatError, project_from_json, project_to_json
from netbuilder.project.problems import errors_of
from netbuilder.project.project import Project, Silence
from netbuilder.project.silence import hear_all, silence, without_stale


@pytest.fixture
def project():
    return load_recipe("lecture-sigmoid")


def warning_of(project):
    return next(p for p in analyse(project).problems if p.severity is Severity.WARNING)


def test_a_silenced_warning_is_heard_no_more_and_kept_in_the_file(project):
    quiet = silence(project, warning_of(project))
    found = analyse(quiet)
    assert len(found.problems) == len(analyse(project).problems) - 1
    assert [p.kind for p in found.silenced] == [warning_of(project).kind]
    assert silence(quiet, warning_of(project)) == quiet
    assert project_from_json(json.loads(json.dumps(project_to_json(quiet)))) == quiet
    assert hear_all(quiet) == project


def test_an_error_is_always_heard():
    empty = Project()
    (error, *_rest) = errors_of(empty)
    assert silence(empty, error) == empty
    forced = replace(empty, silenced=(Silence(error.kind, error.node or ""),))
    assert [p.kind for p in analyse(forced).errors] == [p.kind for p in analyse(empty).errors]


def test_a_silence_goes_with_its_block(project):
    node = "dense-1"
    quiet = replace(project, silenced=(Silence("any", node), Silence("whole")))
    assert without_stale(quiet) is quiet
    less = replace(quiet, graph=remove_nodes(quiet.graph, [node]))
    assert without_stale(less).silenced == (Silence("whole"),)


@pytest.mark.parametrize("damaged", [["one"], ["a", 3], "ab", {"kind": "a"}])
def test_a_damaged_silence_is_refused(project, damaged):
    data = project_to_json(project) | {"silenced": [damaged]}
    with pytest.raises(FormatError):
        project_from_json(data)


def test_files_of_before_have_none(project):
    data = project_to_json(project)
    assert "silenced" not in data
    assert project_from_json(data).silenced == ()
