"""`netbuilder check`: what is wrong with a project or a model, without training it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

import typer

from netbuilder.commands import output
from netbuilder.commands.source import open_source
from netbuilder.engine.memory import require_memory
from netbuilder.errors import NetBuilderError
from netbuilder.network.problem import Severity
from netbuilder.project.problems import find_problems
from netbuilder.project.silence import heard
from netbuilder.words import N_, _

_NAMED: Final = 3
"""How many faulty files the last line names."""
_LENGTH: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem as the command line tells it; `node` is None where it concerns all of it."""

    node: str | None
    severity: Severity
    message: str
    fix: str | None


def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help=N_("Projects, models, or recipes by name.")),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help=N_("Answer in JSON."))] = False,
) -> None:
    """Find the problems of projects and models."""
    found = {file: tuple(_findings(file)) for file in files}
    if as_json:
        output.say_json([_as_json(file, findings) for file, findings in found.items()])
    else:
        for file, findings in found.items():
            _say(file, findings)
    faulty = [file for file, findings in found.items() if not _is_ok(findings)]
    if faulty:
        output.fail(_summary(faulty))
        raise typer.Exit(output.FAULT)


def _findings(file: str) -> Iterator[Finding]:
    try:
        project = open_source(file).project
    except NetBuilderError as error:
        yield _whole(error)
        return
    problems, _silenced = heard(project, find_problems(project))
    for problem in problems:
        yield Finding(
            node=problem.node,
            severity=problem.severity,
            message=problem.sentence(),
            fix=None if problem.fix is None else problem.fix.title,
        )
    if any(problem.severity is Severity.ERROR for problem in problems):
        return
    try:
        require_memory(project)
    except NetBuilderError as error:
        yield _whole(error)


def _whole(error: NetBuilderError) -> Finding:
    return Finding(node=None, severity=Severity.ERROR, message=error.sentence(), fix=None)


def _is_ok(findings: tuple[Finding, ...]) -> bool:
    return all(finding.severity is not Severity.ERROR for finding in findings)


def _as_json(file: str, findings: tuple[Finding, ...]) -> dict[str, object]:
    problems = [
        {
            "node": finding.node,
            "severity": finding.severity,
            "message": finding.message,
            "fix": finding.fix,
        }
        for finding in findings
    ]
    return {"file": file, "ok": _is_ok(findings), "problems": problems}


def _say(file: str, findings: tuple[Finding, ...]) -> None:
    output.say(f"{file}: " + (_("ready to train") if _is_ok(findings) else _("not ready to train")))
    for finding in findings:
        place = "" if finding.node is None else f"{finding.node}: "
        cure = "" if finding.fix is None else " " + _("[Fix: {title}]").format(title=finding.fix)
        output.say(f"  {_(finding.severity)}: {place}{finding.message}{cure}")


def _summary(faulty: list[str]) -> NetBuilderError:
    names = [_shortened(name) for name in faulty[:_NAMED]]
    return NetBuilderError(
        _("Not ready to train"),
        found=_("problems in {names}").format(
            names=", ".join(names) + (", …" if len(faulty) > _NAMED else "")
        ),
        expected=_("none"),
        advice=_("The list says what to do about each."),
    )


def _shortened(name: str) -> str:
    return name if len(name) <= _LENGTH else name[: _LENGTH - 1] + "…"
