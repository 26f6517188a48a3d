"""The root of every error that a person may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.sentences import MOST, OWN, fitted, one_line, shortened
from netbuilder.words import _, listed

if TYPE_CHECKING:
    from collections.abc import Sequence


class NetBuilderError(Exception):
    """A refusal in a student's words: what was found, what was expected, what to do.

    Attributes:
        subject: What the sentence is about, e.g. `Units of Dense`.
        found: What came.
        expected: What should have come.
        advice: What to do now.
    """

    def __init__(
        self, subject: str, *, found: str = "", expected: str = "", advice: str = ""
    ) -> None:
        self.subject = shortened(one_line(subject), MOST)
        self.found = shortened(one_line(found), MOST)
        self.expected = shortened(one_line(expected), MOST)
        self.advice = one_line(advice)
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Return the whole refusal on one line: what is wrong, and what to do.

        What is wrong takes at most 200 characters. Where the whole would be longer, too, what is
        too long to be of our own words is shortened. The advice never is, since it may say where
        a person's work is.
        """
        parts = [self.subject, self.found, self.expected]
        over = len(self._fault(parts)) + len(self.advice) + 1 - MOST
        parts = fitted(parts, sum(map(len, parts)) - over, spared=OWN)
        over = len(self._fault(parts)) - MOST
        parts = fitted(parts, sum(map(len, parts)) - over)
        return f"{self._fault(parts)} {self.advice}".strip()

    def _fault(self, parts: Sequence[str]) -> str:
        subject, found, expected = parts
        said = []
        if found:
            said.append(_("found {found}").format(found=found))
        if expected:
            said.append(_("expected {expected}").format(expected=expected))
        middle = listed(said)
        text = f"{subject}: {middle}" if middle else subject
        return text if text.endswith((".", "!", "?")) else f"{text}."
