"""The README, CONTRIBUTING, `.ci/run` and the workflow speak of the same commands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

HOUSE = Path(__file__).parents[1]
CI = (HOUSE / ".ci" / "run").read_text("utf-8")
WORKFLOW = HOUSE / ".github" / "workflows" / "checks.yml"


def commands(document: str) -> set[str]:
    """Return the lines of code of a Markdown document, without what stands beside them."""
    blocks = re.findall(r"^```\n(.*?)^```", (HOUSE / document).read_text("utf-8"), re.M | re.S)
    return {re.split(r"\s{2,}", line)[0] for block in blocks for line in block.splitlines()}


@pytest.fixture(scope="module")
def jobs() -> dict:
    return yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]


def runs(job: dict) -> list[str]:
    return [line for step in job["steps"] for line in step.get("run", "").splitlines()]


def test_the_checks_of_ci_are_those_that_contributors_are_told_of():
    checks = re.findall(r'^step "[^"]*" (uv run .*)$', CI, re.M)
    assert len(checks) == 4
    assert set(checks) <= commands("CONTRIBUTING.md")


def test_ci_runs_the_tests_of_the_readme_completely():
    assert any(line.endswith("uv run pytest") for line in commands("README.md"))
    assert "$(words_of_readme 'uv run pytest') --complete" in CI
    assert {"uv run pytest", "uv run pytest --complete", ".ci/run"} <= commands("CONTRIBUTING.md")


def test_linux_runs_all_of_ci(jobs):
    assert runs(jobs["everything"]) == [".ci/run"]


def test_the_smoke_test_speaks_to_the_program_as_ci_does(jobs):
    said = [line.removeprefix("uv run netbuilder ") for line in runs(jobs["smoke"])]
    verbs = [line for line in said if not line.startswith(("uv run pytest", "pip install"))]
    assert [verb.split()[0] for verb in verbs] == ["recipes", "check", "train", "evaluate"]
    for verb in verbs:
        assert f'"$netbuilder" {verb}' in CI


def test_the_smoke_test_names_rooms_that_there_are(jobs):
    tests = [line for line in runs(jobs["smoke"]) if line.startswith("uv run pytest")]
    rooms = [word for line in tests for word in line.split() if word.startswith("tests/")]
    assert rooms
    assert [room for room in rooms if not (HOUSE / room).exists()] == []


def test_the_oldest_and_the_newest_python_are_tried(jobs):
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]
    oldest, beyond = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", project["requires-python"]).groups()
    for job in jobs.values():
        assert job["strategy"]["matrix"]["python"] == [f"3.{oldest}", f"3.{int(beyond) - 1}"]
