"""Problems in words for a student, each with the edit that fixes it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from netbuilder.sentences import one_line
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.network.graph import NodeId

Edited = TypeVar("Edited")


class Severity(StrEnum):
    """Errors stop training; warnings teach."""

    ERROR = N_("error")
    WARNING = N_("warning")


@dataclass(frozen=True, slots=True)
class Fix(Generic[Edited]):
    """An edit that removes a problem: `title` is its verb, `apply` gives the edited value."""

    title: str
    apply: Callable[[Edited], Edited]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Generic[Edited]):
    """One thing that is wrong. `node` is None where it concerns the network as a whole."""

    kind: str
    severity: Severity
    title: str
    found: str
    expected: str
    advice: str
    node: NodeId | None = None
    fix: Fix[Edited] | None = None

    def sentence(self) -> str:
        """Return the whole problem on one line."""
        return one_line(
            _("{title}: found {found}, expected {expected}. {advice}").format(
                title=self.title, found=self.found, expected=self.expected, advice=self.advice
            )
        )
