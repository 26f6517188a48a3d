"""Report of `netbuilder check` on one file: three answers, and the problems behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from netbuilder.commands.faults import attempt
from netbuilder.commands.source import open_source
from netbuilder.engine.memory import require_memory
from netbuilder.errors import NetBuilderError
from netbuilder.network.problem import Severity
from netbuilder.project.ignored_warnings import shown_and_ignored
from netbuilder.project.problems import errors_in_answering, find_problems
from netbuilder.project.trained import trained_by

if TYPE_CHECKING:
    from netbuilder.network.problem import Problem
    from netbuilder.project.project import Project
    from netbuilder.project.trained import TrainedNetwork


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem as the command line tells it; `node` is None where it concerns all of it."""

    node: str | None
    severity: Severity
    message: str
    fix: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Report on what can be done with a file.

    Attributes:
        opens: True where it can be read.
        answers: True where its newest trained network can be evaluated, and can predict.
        trainable: True where its network can be trained with its plan, on this machine.
        is_trained: True where there is a trained network in it at all.
        findings: The problems.
    """

    opens: bool
    answers: bool
    trainable: bool
    is_trained: bool
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """True where one of the problems stops training or answering."""
        return _has_errors(self.findings)


def report_on(file: str) -> Report:
    """Open a file, and look at what is in it, without training and without Keras.

    Whatever goes wrong with it is a finding.
    """
    document = attempt(lambda: open_source(file))
    if isinstance(document, NetBuilderError):
        findings = (_whole(document),)
        return Report(
            opens=False, answers=False, trainable=False, is_trained=False, findings=findings
        )
    run = document.last_run
    in_answering = () if run is None else _told(attempt(lambda: _in_answering(trained_by(run))))
    in_training = _told(attempt(lambda: _in_training(document.project)))
    return Report(
        opens=True,
        answers=run is not None and not _has_errors(in_answering),
        trainable=not _has_errors(in_training),
        is_trained=run is not None,
        findings=tuple(dict.fromkeys((*in_answering, *in_training))),
    )


def _told(found: tuple[Finding, ...] | NetBuilderError) -> tuple[Finding, ...]:
    return (_whole(found),) if isinstance(found, NetBuilderError) else found


def _in_answering(network: TrainedNetwork) -> tuple[Finding, ...]:
    errors = errors_in_answering(network.graph, network.dataset)
    if errors:
        return tuple(map(_of_problem, errors))
    from netbuilder.engine.soundness import require_numbers

    require_numbers(network)
    return ()


def _in_training(project: Project) -> tuple[Finding, ...]:
    problems, _ignored = shown_and_ignored(project, find_problems(project))
    found = tuple(map(_of_problem, problems))
    if _has_errors(found):
        return found
    try:
        require_memory(project)
    except NetBuilderError as error:
        return (*found, _whole(error))
    return found


def _has_errors(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity.stops_training for finding in findings)


def _whole(error: NetBuilderError) -> Finding:
    return Finding(node=None, severity=Severity.ERROR, message=error.sentence())


def _of_problem(problem: Problem[Any]) -> Finding:
    return Finding(
        node=problem.node,
        severity=problem.severity,
        message=problem.sentence(),
        fix=None if problem.fix is None else problem.fix.title,
    )
