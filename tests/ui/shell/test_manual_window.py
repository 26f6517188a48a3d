from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from netbuilder.project.manual.pages import pages
from netbuilder.ui.shell.manual.window import ManualWindow


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
