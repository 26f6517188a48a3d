"""Certainty of an answer: how much the network hesitates between the digits."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from netbuilder.words import _, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

UNSURE_FROM: Final = 0.4
"""Share of the largest entropy from which an answer counts as "not sure".

A network that hesitates evenly between two digits has 0.30, between three 0.48.
"""
_HALF: Final = 0.5
"""Probability from which a digit is named, however the rest is spread over the others."""
_MENTIONED: Final = 0.02


def hesitation(probabilities: Sequence[float]) -> float:
    """Return the entropy of an answer as a share of the largest one: 0 sure, 1 no idea.

    Source: C. Shannon, "A Mathematical Theory of Communication", 1948.
    """
    if len(probabilities) < 2:
        return 0.0
    entropy = -sum(share * math.log(share) for share in probabilities if share > 0.0)
    return entropy / math.log(len(probabilities))


def is_sure(probabilities: Sequence[float]) -> bool:
    """Tell whether one digit stands out enough to be named."""
    return max(probabilities, default=1.0) >= _HALF or hesitation(probabilities) < UNSURE_FROM


def ranked(probabilities: Sequence[float]) -> list[int]:
    """Return the digits from the most probable on."""
    return sorted(range(len(probabilities)), key=lambda digit: -probabilities[digit])


def answer_sentence(probabilities: Sequence[float], names: Sequence[str]) -> str:
    """Return the answer in words: the class and its rival, or between which it hesitates.

    `names` are those of the classes.
    """
    best, rival = ranked(probabilities)[:2]
    first, second = names[best], names[rival]
    shares = [percent(probabilities[place], digits=0) for place in (best, rival)]
    if not is_sure(probabilities):
        return _("Not sure: perhaps {first}, perhaps {second}").format(first=first, second=second)
    if probabilities[rival] < _MENTIONED:
        return _("A {first} ({share})").format(first=first, share=shares[0])
    return _("A {first} ({share}), or else a {second} ({other})").format(
        first=first, share=shares[0], second=second, other=shares[1]
    )
