from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from netbuilder.project.manual.pages import pages
from netbuilder.ui.shell.manual.window import ManualWindow

CONVOLUTIONS = ("Conv1D", "Conv2D", "DepthwiseConv2D", "SeparableConv2D")


@pytest.fixture
def manual(qtbot):
    made = ManualWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_page_is_shown_with_formula_and_the_name_in_keras(manual):
    for key, page in pages().items():
        manual.show_page(key)
        said = manual.page.toPlainText()
        assert manual.shown == key
        assert page.topic.title in said
        assert page.keras in said
        assert page.topic.symbols[:1] in said
        assert "_[" not in said


def test_the_search_leaves_what_has_its_words_and_shows_it(qtbot, manual):
    qtbot.keyClicks(manual.search, "dropout")
    assert manual.shown == "block/Dropout"
    assert "block/SpatialDropout2D" in manual.found
    assert "block/Dense" not in manual.found
    manual.search.clear()
    assert set(manual.found) == set(pages())


def test_a_search_that_finds_nothing_leaves_the_page(manual):
    manual.show_page("loss/mse")
    manual.search.setText("zzz")
    assert manual.found == ()
    assert manual.shown == "loss/mse"


def test_a_link_leads_to_a_related_page_even_after_a_search(qtbot, manual):
    qtbot.keyClicks(manual.search, "adamw")
    assert "optimizer/adam" not in manual.found
    manual.page.anchorClicked.emit(QUrl("optimizer/Adam"))
    assert manual.shown == "optimizer/Adam"
    assert "optimizer/Adam" in manual.found


def test_a_part_of_a_word_in_the_text_counts_only_where_no_name_fits(manual):
    manual.search.setText("conv")
    assert "loss/huber" not in manual.found, "it converges"
    assert {key.split("/")[1] for key in manual.found} <= set(CONVOLUTIONS)
    assert manual.shown == "block/Conv2D"
    manual.search.setText("converg")
    assert manual.found == ("loss/huber",)


def test_a_whole_word_of_the_text_is_found_beside_names(manual):
    manual.search.setText("softmax")
    assert manual.shown == "activation/softmax"
    assert "loss/categorical_crossentropy" in manual.found


@pytest.mark.parametrize("key", pages())
def test_the_very_title_finds_its_page_first(manual, key):
    title = pages()[key].topic.title
    manual.search.setText(title)
    assert pages()[manual.shown].topic.title.casefold() == title.casefold()
