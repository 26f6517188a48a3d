"""JSON as it stands in our files: read with guards, written so that people can read it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from netbuilder.files.errors import damaged, too_large
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_JSON: Final = 16 * 2**20
MOST_LISTS: Final = 1_000_000
MOST_DEPTH: Final = 100

_SCALAR: Final = r'(?:"(?:[^"\\]|\\.)*+"|[-+.\w]++)'
_FLAT_LIST: Final = re.compile(rf"\[\n\s++({_SCALAR}(?:,\n\s++{_SCALAR})*+)\n\s*+\]")
_BREAK: Final = re.compile(r",\n\s++")


def write_json(data: object) -> str:
    """Return indented JSON text in which a list of plain values stands on one line.

    A line break never stands inside a JSON string, so only the layout is matched.

    Raises:
        ValueError: There is a NaN or an infinity among the numbers.
    """
    text = json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)
    return _FLAT_LIST.sub(lambda match: f"[{_BREAK.sub(', ', match.group(1))}]", text) + "\n"


def read_json(content: bytes, *, subject: str, most: int = MOST_JSON) -> object:
    """Return what a JSON text holds, after a look at its size.

    Raises:
        DamagedFileError: The text is too large, nested too deeply or not JSON.
    """
    if len(content) > most:
        raise too_large(subject, len(content), most)
    too_deep = _("lists that are nested too deeply")
    if content.count(b"[") + content.count(b"{") > MOST_LISTS:
        raise damaged(subject, found=too_deep)
    try:
        value: object = json.loads(content.decode("utf-8-sig"))
    except RecursionError as error:
        raise damaged(subject, found=too_deep) from error
    except ValueError as error:
        raise damaged(subject, found=_("text that is not JSON")) from error
    if _is_deeper(value, MOST_DEPTH):
        raise damaged(
            subject, found=too_deep, expected=_("at most {most} levels").format(most=MOST_DEPTH)
        )
    return value


def _is_deeper(value: object, most: int) -> bool:
    level = [value]
    for _depth in range(most):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return
    yield from (inner for inner in value if isinstance(inner, dict | list))
