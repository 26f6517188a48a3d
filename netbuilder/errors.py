"""The root of every error that a person may read."""

from __future__ import annotations

from netbuilder.words import _


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
        self.subject = subject
        self.found = found
        self.expected = expected
        self.advice = advice
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Return the whole refusal on one line."""
        parts = []
        if self.found:
            parts.append(_("found {found}").format(found=self.found))
        if self.expected:
            parts.append(_("expected {expected}").format(expected=self.expected))
        middle = ", ".join(parts)
        text = f"{self.subject}: {middle}" if middle else self.subject
        text = text if text.endswith((".", "!", "?")) else f"{text}."
        return f"{text} {self.advice}".strip().replace("\n", " ")
