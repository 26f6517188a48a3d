"""Markup of formulas: subscripts `x_[i]`, superscripts `x^[2]`, and a line for each formula."""

from __future__ import annotations

import re
from html import escape
from typing import Final

_MARK: Final = re.compile(r"([_^])\[([^\[\]]*)\]")
_TAGS: Final = {"_": "sub", "^": "sup"}
_SIMPLE: Final = re.compile(r"\w+")


def formula_html(markup: str) -> str:
    """Return the markup as HTML, its subscripts and superscripts set as such."""
    lines = (_MARK.sub(_tagged, escape(line, quote=False)) for line in markup.split("\n"))
    return "<br>".join(lines)


def formula_text(markup: str) -> str:
    """Return the markup as plain text, such as `x_i` or `h_(t−1)`, for a terminal."""
    return _MARK.sub(_plain, markup)


def _tagged(mark: re.Match[str]) -> str:
    tag = _TAGS[mark[1]]
    return f"<{tag}>{mark[2]}</{tag}>"


def _plain(mark: re.Match[str]) -> str:
    inner = mark[2] if _SIMPLE.fullmatch(mark[2]) else f"({mark[2]})"
    return f"{mark[1]}{inner}"
