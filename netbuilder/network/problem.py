"""Problems in words for a student, each with the edit that fixes it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from netbuilder.network.graph import Graph
from netbuilder.sentences import one_line
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.network.graph import NodeId

Edited = TypeVar("Edited")


class Severity(StrEnum):
    """Severity of a problem, the severest first.

    An error contradicts something, and what is unfinished is only missing yet: both stop training.
    Warnings teach.
    """

    ERROR = N_("error")
    UNFINISHED = N_("unfinished")
    WARNING = N_("warning")

    @property
    def stops_training(self) -> bool:
        """True where a network with such a problem cannot be trained."""
        return self is not Severity.WARNING

    @property
    def rank(self) -> int:
        """Place in the order of severity; 0 is the severest."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Fix(Generic[Edited]):
    """An edit that removes a problem: `title` is its verb, `apply` gives the edited value."""

    title: str
    apply: Callable[[Edited], Edited]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Generic[Edited]):
    """One thing that is wrong or missing.

    Attributes:
        node: The block concerned; None where it is the network as a whole.
        step: What to do next where something is missing, in a few words, e.g. “Add an Input”.
        fix: The edit that a teacher would try first.
        alternatives: Other edits that remove the problem.
    """

    kind: str
    severity: Severity
    title: str
    found: str
    expected: str
    advice: str
    node: NodeId | None = None
    step: str = ""
    fix: Fix[Edited] | None = None
    alternatives: tuple[Fix[Edited], ...] = ()

    @property
    def fixes(self) -> tuple[Fix[Edited], ...]:
        """Every fix that is offered, the likeliest first."""
        return (*(() if self.fix is None else (self.fix,)), *self.alternatives)

    def sentence(self) -> str:
        """Return the whole problem on one line."""
        return one_line(
            _("{title}: found {found}, expected {expected}. {advice}").format(
                title=self.title, found=self.found, expected=self.expected, advice=self.advice
            )
        )


GraphProblem: TypeAlias = Problem[Graph]
