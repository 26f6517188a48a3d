"""`netbuilder check`: what can be done with projects and models, and what is wrong with them."""

from pathlib import Path
from typing import Annotated, Final

import typer

from netbuilder.commands import output
from netbuilder.commands.report import Finding, Report, report_on
from netbuilder.errors import NetBuilderError
from netbuilder.sentences import shortened
from netbuilder.words import N_, _

_NAMED: Final = 3
"""Number of faulty files that the last line names."""
_LENGTH: Final = 30
"""Characters of a name in a sentence."""


def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help=N_("Projects, models, or names of recipes.")),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help=N_("Output JSON."))] = False,
) -> None:
    """Say whether files open, answer and can be trained, and find their problems."""
    reports = {file: report_on(file) for file in files}
    if as_json:
        output.say_json([_as_json(file, report) for file, report in reports.items()])
    else:
        for file, report in reports.items():
            _say(file, report)
    faulty = [file for file, report in reports.items() if report.has_errors]
    if faulty:
        output.fail(_summary(faulty))
        raise typer.Exit(output.FAULT)


def _as_json(file: str, report: Report) -> dict[str, object]:
    problems = [
        {
            "node": finding.node,
            "severity": finding.severity,
            "message": finding.message,
            "fix": finding.fix,
        }
        for finding in report.findings
    ]
    return {
        "file": file,
        "ok": not report.has_errors,
        "opens": report.opens,
        "answers": report.answers,
        "trainable": report.trainable,
        "problems": problems,
    }


def _say(file: str, report: Report) -> None:
    output.say(f"{file}:")
    output.say("  " + _("can be opened: {answer}").format(answer=_yes(wanted=report.opens)))
    if report.opens:
        untrained = _("no, not trained yet")
        answers = _yes(wanted=report.answers) if report.is_trained else untrained
        output.say("  " + _("can make predictions: {answer}").format(answer=answers))
        output.say(
            "  " + _("can be trained: {answer}").format(answer=_yes(wanted=report.trainable))
        )
    for finding in report.findings:
        output.say("  " + _line(finding))


def _yes(*, wanted: bool) -> str:
    return _("yes") if wanted else _("no")


def _line(finding: Finding) -> str:
    place = "" if finding.node is None else f"{shortened(finding.node, _LENGTH)}: "
    fix = "" if finding.fix is None else " " + _("[Fix: {title}]").format(title=finding.fix)
    return f"{_(finding.severity)}: {place}{finding.message}{fix}"


def _summary(faulty: list[str]) -> NetBuilderError:
    names = [shortened(Path(name).name or name, _LENGTH) for name in faulty[:_NAMED]]
    return NetBuilderError(
        _("Some files have problems"),
        found=_("problems in {names}").format(
            names=", ".join(names) + (", …" if len(faulty) > _NAMED else "")
        ),
        expected=_("none"),
        advice=_("The list above says how to fix each."),
    )
