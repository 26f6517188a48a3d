"""The words are those of CONTEXT.md: neither a message nor the code says what its tables forbid."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path

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


def forbidden(title: str = "don't say") -> list[Forbidden]:
    """Return the phrases in the column `title` of CONTEXT.md."""
    _before, after = (ROOT / "CONTEXT.md").read_text().split(f"{title} |\n", maxsplit=1)
    _rule, *rows = after.split("\n\n", maxsplit=1)[0].splitlines()
    columns = [row.strip("| ").split(" | ")[1] for row in rows]
    return [Forbidden(phrase.strip()) for column in columns for phrase in column.split("·")]


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


def words_of(name: str) -> str:
    """Return the words that a name is made of, e.g. `ran away` for `_ran_away` and `RanAway`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_+", " ", name).strip()


def names_in(node: ast.AST) -> list[str]:
    """Return the names that a node of the syntax tree gives or uses."""
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.alias(name=name):
            return [name.rpartition(".")[2]]
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
            return [name]
        case ast.keyword(arg=str(name)):
            return [name]
    return []


def code_texts(source: str) -> set[str]:
    """Return what is said in a source beside its strings: names in words, docstrings, comments."""
    found = set(re.findall(r"(?m)(?:^|\s)# (.*)$", source))
    for node in ast.walk(ast.parse(source)):
        found.update(map(words_of, names_in(node)))
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                found.add(text)
    return found


def said_in_code() -> dict[str, str]:
    """Return what the sources say beside their strings, each with a place that says it."""
    others = [path for folder in ("tests", "tools") for path in (ROOT / folder).rglob("*.py")]
    return {
        text: str(path.relative_to(ROOT))
        for path in (*SOURCES, *sorted(others))
        if path != Path(__file__)
        for text in (words_of(path.stem), *code_texts(path.read_text(encoding="utf-8")))
    }


def test_no_code_says_what_the_glossary_forbids():
    texts = said_in_code()
    whole = " | ".join(texts)
    words = [word for word in forbidden("don't say in code") if word.is_in(whole)]
    said = [
        f"{place}: “{word.phrase}” in “{text[:90]}”"
        for text, place in texts.items()
        for word in words
        if word.is_in(text)
    ]
    assert said == []


@pytest.mark.parametrize(
    ("source", "is_said"),
    [
        ("def ran_away(): ...", True),
        ("class RanAway: ...", True),
        ("run._ran_away_in = 1", True),
        ("f(ran_away=1)", True),
        ("import a.ran_away", True),
        ('x = 1\n"""How far it ran away."""', True),
        ("x = 1  # It ran away.", True),
        ('table["ran_away_in"]', False),
    ],
)
def test_code_is_its_names_docstrings_and_comments(source: str, is_said: bool):
    assert any(Forbidden("ran away").is_in(text) for text in code_texts(source)) is is_said


def test_the_glossary_is_read_whole():
    phrases = {word.phrase for word in forbidden()}
    assert {"other hands", "“train on”", "put away"} <= phrases
    assert "ran away" in {word.phrase for word in forbidden("don't say in code")}
    assert not any("|" in phrase or "\n" in phrase for phrase in phrases)
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
