"""When an answer is one, and how it is said."""

from __future__ import annotations

import pytest

from netbuilder.project.certainty import answer_sentence, hesitation, is_sure


def shares(**named):
    given = {int(name[1:]): share for name, share in named.items()}
    rest = (1.0 - sum(given.values())) / (10 - len(given))
    return [given.get(digit, rest) for digit in range(10)]


def test_hesitation_goes_from_none_to_all():
    assert hesitation(shares(d3=1.0)) == 0.0
    assert hesitation([0.1] * 10) == pytest.approx(1.0)
    assert hesitation(shares(d3=0.5, d5=0.5)) == pytest.approx(0.301, abs=1e-3)
    assert hesitation([1.0]) == 0.0


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (shares(d7=0.93), "A 7 (93 %)"),
        (shares(d7=0.8, d1=0.19), "A 7 (80 %), or else a 1 (19 %)"),
        (shares(d4=0.3, d9=0.28), "Not sure: perhaps 4, perhaps 9"),
        ([0.1] * 10, "Not sure: perhaps 0, perhaps 1"),
    ],
)
def test_the_answer_in_words(answer, sentence):
    assert answer_sentence(answer, "0123456789") == sentence


def test_who_has_half_of_the_votes_is_named():
    assert is_sure(shares(d2=0.55))
    assert not is_sure(shares(d2=0.4))
