"""The words of the screen are those of CONTEXT.md: no message says what its table forbids."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass

import pytest
from sources import PACKAGE, SOURCES

from netbuilder import resources

ROOT = PACKAGE.parent
MARKS = {"_", "N_", "counted"}
"""Functions whose texts are shown to a person."""
RECIPE_TEXTS = ("title", "notes")


@dataclass(frozen=True, slots=True)
class Message:
    """A text that a person reads, and where it stands."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A phrase that no message has; one in quotes, that no message is."""

    phrase: str

    def is_in(self, text: str) -> bool:
        """Tell whether a text has the phrase, as whole words, in any case."""
        words = re.split(r"\s+", self.phrase.strip("“”"))
        pattern = r"\s+".join(map(re.escape, words))
        if self.phrase.startswith("“"):
            return re.fullmatch(pattern + r"[….:]?", text.strip(), re.IGNORECASE) is not None
        return re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) is not None


def forbidden() -> list[Forbidden]:
    """Return the phrases in the column *don't say* of CONTEXT.md."""
    text = (ROOT / "CONTEXT.md").read_text()
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    start = rows.index(["say", "don't say"]) + 2
    return [
        Forbidden(phrase.strip()) for _say, column in rows[start:] for phrase in column.split("·")
    ]


def messages_in(source: str, place: str) -> list[Message]:
    """Return the texts that a Python source marks as shown."""
    return [
        Message(f"{place}:{argument.lineno}", argument.value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def shown() -> list[Message]:
    """Return all messages of the program, the texts of recipes, and README without its code."""
    found = []
    for path in SOURCES:
        found += messages_in(path.read_text(), str(path.relative_to(PACKAGE)))
    for path in sorted(resources.path("recipes").glob("*.json")):
        recipe = json.loads(path.read_text())
        found += [Message(path.name, recipe[key]) for key in RECIPE_TEXTS]
    readme = re.sub(r"```.*?```", "", (ROOT / "README.md").read_text(), flags=re.DOTALL)
    found += [Message("README.md", part) for part in re.split(r"\n\n|\n(?=\d\. |- )", readme)]
    return found


def test_no_message_says_what_the_glossary_forbids():
    words = forbidden()
    said = [
        f"{message.place}: “{word.phrase}” in “{message.text[:90]}”"
        for message in shown()
        for word in words
        if word.is_in(message.text)
    ]
    assert said == []


def test_the_glossary_is_read_whole():
    phrases = {word.phrase for word in forbidden()}
    assert {"other hands", "“train on”", "put away"} <= phrases
    assert len(shown()) > 1_000


@pytest.mark.parametrize(
    ("phrase", "text", "is_said"),
    [
        ("put away", "Put  away", True),
        ("put away", "He put\naway the band.", True),
        ("put away", "output away", False),
        ("fold", "Choose a folder.", False),
        ("“train on”", "Train on…", True),
        ("“train on”", "Nothing to train on", False),
    ],
)
def test_phrases_are_found_as_whole_words(phrase, text, is_said):
    assert Forbidden(phrase).is_in(text) is is_said


def test_messages_are_found_in_their_marks():
    source = 'print(_("Put " "away"), N_("Void"), counted("one knob", "{n} knobs", n), f("Fold"))'
    texts = [message.text for message in messages_in(source, "here")]
    assert texts == ["Put away", "Void", "one knob", "{n} knobs"]
