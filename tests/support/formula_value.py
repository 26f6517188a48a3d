"""The value of a formula as a help page shows it: its very markup is computed.

`Σ_[u,v] …`, `mean_[u] …` and `max_[u] …` go over the ranges of their letters, up to the next plus
or minus. A product without spaces is one of matrices where both sides are arrays. A letter with a
subscript is looked up as it is written (`W_[z]`), or else its array is indexed (`x_[i·s+u, c]`).
"""

from __future__ import annotations

import itertools
import math
import re
from typing import TYPE_CHECKING

import numpy as np

from netbuilder.project.manual.pages import pages

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<name>[A-Za-zα-ωΣ]+′?)(?P<sub>_\[[^\[\]]*\])?"
    r"|(?P<sign>\^\[|[-−+/|()\],√⌊⌋]|≥|≤|<|>|∘)"
    r"|(?P<dot>·))"
)
_FUNCTIONS = {
    "exp": np.exp,
    "log": np.log,
    "tanh": np.tanh,
    "sign": np.sign,
    "erf": np.vectorize(math.erf),
    "max": np.maximum,
    "min": np.minimum,
}
_OVER_RANGES = {"Σ": np.sum, "mean": np.mean, "max": np.max}
_COMPARED = {"≥": np.greater_equal, "≤": np.less_equal, "<": np.less, ">": np.greater}


def formula(key: str) -> str:
    """Return the formula on a help page."""
    return pages()[key].topic.formula


def value_of(
    formula: str, known: Mapping[str, object], ranges: Mapping[str, int] | None = None
) -> object:
    """Return the right side of the formula's line whose condition holds."""
    for line in formula.split("\n"):
        _left, _equals, right = line.partition(" = ")
        right, _comma, condition = right.partition(",   ")
        if not condition or Reader(condition, known, ranges or {}).condition():
            return Reader(right, known, ranges or {}).whole()
    raise AssertionError(f"no line of {formula!r} holds")


def place_of(formula: str, known: Mapping[str, object]) -> tuple[int, ...]:
    """Return where the left side points, such as `y_[i+a, j]`."""
    left = formula.partition(" = ")[0]
    inner = re.fullmatch(r"\w+_\[(.*)\]", left)[1]
    return tuple(int(Reader(part, known, {}).whole()) for part in inner.split(","))


class Reader:
    """Reads one expression and computes it on the way."""

    def __init__(self, text: str, known: Mapping[str, object], ranges: Mapping[str, int]) -> None:
        self.text, self.known, self.ranges = text, known, ranges
        self.place = 0

    def whole(self) -> object:
        value = self.sum()
        assert self.peek() is None, f"left over in {self.text!r}: {self.text[self.place :]!r}"
        return value

    def condition(self) -> bool:
        left = self.sum()
        compare = _COMPARED[self.take()["sign"]]
        return bool(compare(left, self.whole()))

    def peek(self) -> re.Match[str] | None:
        if not self.text[self.place :].strip():
            return None
        token = _TOKEN.match(self.text, self.place)
        assert token, f"not understood in {self.text!r}: {self.text[self.place :]!r}"
        return token

    def take(self, *, sign: str | None = None) -> re.Match[str]:
        token = self.peek()
        assert token, f"{self.text!r} ends too early"
        assert sign in (None, token["sign"]), f"{sign!r} is missing in {self.text!r}"
        self.place = token.end()
        return token

    def has(self, *signs: str) -> bool:
        token = self.peek()
        return token is not None and (token["sign"] or token["dot"]) in signs

    def sum(self) -> object:
        value = self.product()
        while self.has("+", "−", "-"):
            plus = self.take()["sign"] == "+"
            value = value + self.product() if plus else value - self.product()
        return value

    def product(self) -> object:
        value = self.factor()
        while self.has("·", "∘", "/"):
            token = self.take()
            is_spaced = token[0].startswith(" ")
            other = self.factor()
            if token["sign"] == "/":
                value = value / other
            elif not is_spaced and np.ndim(value) and np.ndim(other) == 2:
                value = value @ other
            else:
                value = value * other
        return value

    def factor(self) -> object:
        if self.has("−", "-"):
            self.take()
            return -self.factor()
        base = self.atom()
        if self.has("^["):
            self.take()
            power = self.sum()
            self.take(sign="]")
            return np.power(base, power)
        return base

    def atom(self) -> object:
        token = self.take()
        if token["number"]:
            return float(token["number"])
        match token["sign"]:
            case "(":
                return self.closed(")")
            case "|":
                return np.abs(self.closed("|"))
            case "⌊":
                return np.floor(self.closed("⌋"))
            case "√":
                return np.sqrt(self.atom())
        return self.named(token["name"], token["sub"] or "")

    def closed(self, sign: str) -> object:
        value = self.sum()
        self.take(sign=sign)
        return value

    def named(self, name: str, sub: str) -> object:
        if sub and name in _OVER_RANGES and name + sub not in self.known:
            return self.over_ranges(name, sub[2:-1].split(","))
        if name == "e" and name not in self.known:
            return math.e
        if not sub and self.has("("):
            self.take()
            arguments = [self.sum()]
            while self.has(","):
                self.take()
                arguments.append(self.sum())
            self.take(sign=")")
            return self.known.get(name, _FUNCTIONS.get(name))(*arguments)
        if name + sub in self.known:
            return self.known[name + sub]
        indices = [int(self.inner(part)) for part in sub[2:-1].split(",")]
        return self.known[name][tuple(indices)]

    def inner(self, text: str) -> object:
        return Reader(text, self.known, self.ranges).whole()

    def over_ranges(self, name: str, letters: list[str]) -> object:
        begin, outer, values = self.place, self.known, []
        for indices in itertools.product(*(range(self.ranges[letter]) for letter in letters)):
            self.place = begin
            self.known = {**outer, **dict(zip(letters, indices, strict=True))}
            values.append(self.product())
        self.known = outer
        return _OVER_RANGES[name](values, axis=0)
