"""What the words around the curves may take of the height."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netbuilder.ui.plots.height_share import share

LINE, LEGEND_LINE = 17, 20


def shared(height: int, sentence: int):
    return share(height, line=LINE, legend_line=LEGEND_LINE, sentence=sentence)


def test_the_sentence_comes_before_a_second_line_of_the_legend():
    low, higher = 6 * LINE + LEGEND_LINE, 6 * LINE + LEGEND_LINE + 38
    assert (shared(low, 38).legend_lines, shared(low, 38).has_sentence) == (1, False)
    assert (shared(higher, 38).legend_lines, shared(higher, 38).has_sentence) == (1, True)
    assert shared(higher + LEGEND_LINE, 38).legend_lines == 2


@given(st.integers(0, 2000), st.integers(0, 100))
def test_the_curves_have_six_lines_wherever_the_words_take_more_than_one(height, sentence):
    found = shared(height, sentence)
    taken = found.legend_lines * LEGEND_LINE + (sentence if found.has_sentence else 0)
    if found.legend_lines > 1 or (found.has_sentence and sentence):
        assert height - taken >= 6 * LINE
