"""Warnings are ignored at one block, permanently, and no further."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from netbuilder.files.recipes import load_recipe
from netbuilder.network.edit import remove_nodes
from netbuilder.network.problem import Severity
from netbuilder.project.analysis import analyse
from netbuilder.project.codec import FormatError, project_from_json, project_to_json
from netbuilder.project.ignored_warnings import ignore, restore_all, without_stale
from netbuilder.project.problems import errors_of
from netbuilder.project.project import IgnoredWarning, Project


@pytest.fixture
def project():
    return load_recipe("lecture-sigmoid")


def warning_of(project):
    return next(p for p in analyse(project).problems if p.severity is Severity.WARNING)


def test_an_ignored_warning_is_shown_no_more_and_kept_in_the_file(project):
    quieter = ignore(project, warning_of(project))
    found = analyse(quieter)
    assert len(found.problems) == len(analyse(project).problems) - 1
    assert [p.kind for p in found.ignored] == [warning_of(project).kind]
    assert ignore(quieter, warning_of(project)) == quieter
    assert project_from_json(json.loads(json.dumps(project_to_json(quieter)))) == quieter
    assert restore_all(quieter) == project


def test_an_error_is_always_heard():
    empty = Project()
    (error, *_rest) = errors_of(empty)
    assert ignore(empty, error) == empty
    forced = replace(empty, ignored=(IgnoredWarning(error.kind, error.node or ""),))
    assert [p.kind for p in analyse(forced).errors] == [p.kind for p in analyse(empty).errors]


def test_an_ignored_warning_goes_with_its_block(project):
    node = "dense-1"
    quieter = replace(project, ignored=(IgnoredWarning("any", node), IgnoredWarning("whole")))
    assert without_stale(quieter) is quieter
    less = replace(quieter, graph=remove_nodes(quieter.graph, [node]))
    assert without_stale(less).ignored == (IgnoredWarning("whole"),)


@pytest.mark.parametrize("damaged", [["one"], ["a", 3], "ab", {"kind": "a"}])
def test_a_damaged_ignored_warning_is_refused(project, damaged):
    data = project_to_json(project) | {"silenced": [damaged]}
    with pytest.raises(FormatError):
        project_from_json(data)


def test_files_of_before_have_none(project):
    data = project_to_json(project)
    assert "silenced" not in data
    assert project_from_json(data).ignored == ()
