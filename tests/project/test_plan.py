"""The plan is the sections of its form, each with the settings that its file declares."""

from __future__ import annotations

from itertools import groupby

import pytest

from netbuilder.project.plan import Plan
from netbuilder.project.plan.objective import ObjectiveSettings
from netbuilder.project.plan.optimization import OptimizationSettings
from netbuilder.project.plan.safeguards import SafeguardSettings
from netbuilder.project.plan.training_data import TrainingDataSettings

SECTIONS = {
    "Objective": ObjectiveSettings,
    "Optimization": OptimizationSettings,
    "Data": TrainingDataSettings,
    "Safeguards": SafeguardSettings,
}


def test_the_sections_stand_in_the_order_of_the_form():
    headings = [setting.section for setting in Plan.declared().values()]
    assert [heading for heading, _ in groupby(headings)] == list(SECTIONS)


@pytest.mark.parametrize("heading", SECTIONS)
def test_a_section_of_the_form_is_what_its_file_declares(heading):
    of_form = [name for name, setting in Plan.declared().items() if setting.section == heading]
    assert list(SECTIONS[heading].declared()) == of_form


def test_the_stored_plan_has_its_settings_in_the_order_of_the_form():
    assert list(Plan().model_dump()) == list(Plan.declared())
