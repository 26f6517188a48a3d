from __future__ import annotations

import re

import pytest

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.catalogue import catalogue
from netbuilder.blocks.formula import formula_html, formula_text
from netbuilder.project.manual.page import Chapter
from netbuilder.project.manual.pages import UnknownPageError, find_page, pages
from netbuilder.project.plan.losses import Loss
from netbuilder.project.plan.optimizers import OptimizerName
from netbuilder.project.plan.schedules import Schedule


def test_every_block_function_loss_optimizer_and_schedule_has_a_page():
    names = {
        chapter: {page.name for page in pages().values() if page.chapter is chapter}
        for chapter in Chapter
    }
    assert names == {
        Chapter.BLOCK: set(catalogue()),
        Chapter.ACTIVATION: set(ActivationFunction),
        Chapter.LOSS: set(Loss),
        Chapter.OPTIMIZER: set(OptimizerName),
        Chapter.SCHEDULE: set(Schedule),
    }


@pytest.mark.parametrize("key", pages())
def test_a_page_explains_and_has_a_formula_whose_letters_are_told(key):
    topic = pages()[key].topic
    assert topic.title
    assert topic.explanation.endswith(".")
    assert topic.formula
    assert topic.symbols.endswith(".")
    for markup in (topic.formula, topic.symbols):
        assert not re.search(
            "[{}^]", re.sub("<.*?>", "", formula_html(markup)).replace("{0, 1}", "")
        )


def test_related_pages_lead_somewhere_else():
    for key, page in pages().items():
        assert set(page.topic.related) <= set(pages()) - {key}


def test_every_loss_optimizer_and_schedule_leads_to_a_relative():
    assert all(page.topic.related for page in pages().values() if page.chapter is not Chapter.BLOCK)


def test_a_page_lists_the_settings_that_come_with_the_choice():
    adamw = find_page("adamw")
    assert [setting.name for setting in adamw.declared] == ["weight_decay"]
    assert adamw.default_of(adamw.declared[0]) == "0.004"
    assert [setting.name for setting in find_page("step").declared] == ["rate_factor", "rate_every"]
    assert "units" in [setting.name for setting in find_page("Dense").declared]


def test_an_activation_function_is_found_by_name_or_by_key():
    assert find_page("softmax").key == "activation/softmax"
    assert find_page("exponential").key == "schedule/exponential"
    assert find_page("activation/exponential").key == "activation/exponential"


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(UnknownPageError) as caught:
        find_page("Densee")
    assert "Dense" in caught.value.expected


def test_formulas_are_set_as_html_and_as_text():
    markup = "y_[k] = x_[t−1]^[2] < 1"
    assert formula_html(markup) == "y<sub>k</sub> = x<sub>t−1</sub><sup>2</sup> &lt; 1"
    assert formula_text(markup) == "y_k = x_(t−1)^2 < 1"
