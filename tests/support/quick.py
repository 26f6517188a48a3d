"""Cases of which the quick run takes some, and the complete one all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable


def one_in(number: int, cases: Iterable[object]) -> list[object]:
    """Return the cases for `parametrize`; all but each `number`th are run by --complete alone.

    A case of several values is a tuple.
    """
    values = (case if isinstance(case, tuple) else (case,) for case in cases)
    return [
        pytest.param(*case, marks=pytest.mark.complete if index % number else ())
        for index, case in enumerate(values)
    ]
