"""Activation functions and learning-rate schedules are chosen by the look of their curves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QIcon

from netbuilder.blocks.dense import Dense
from netbuilder.project.plan import Plan, Schedule
from netbuilder.ui.forms.form import SettingsForm
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of
from netbuilder.ui.widgets.curve_picture import CURVE_SIZE

if TYPE_CHECKING:
    from netbuilder.ui.forms.choice_box import ChoiceBox


@pytest.fixture
def plan_form(qtbot):
    form = SettingsForm(Plan)
    qtbot.addWidget(form)
    return form


def pictures(box: ChoiceBox, mode: QIcon.Mode = QIcon.Mode.Normal) -> list[bytes]:
    box.opening.emit()
    found = []
    for index in range(box.count()):
        image = box.itemIcon(index).pixmap(CURVE_SIZE, mode).toImage()
        found.append(bytes(image.constBits()))
    return found


def test_each_activation_has_a_picture_of_its_own_also_where_it_is_chosen(qtbot):
    form = SettingsForm(Dense)
    qtbot.addWidget(form)
    box = form.editors["activation"].box
    shown = pictures(box)
    assert all(any(picture) for picture in shown)
    by_name = {box.itemText(index): picture for index, picture in enumerate(shown)}
    assert len({by_name[name] for name in ("linear", "relu", "sigmoid", "tanh", "elu")}) == 5
    assert set(pictures(box, QIcon.Mode.Selected)).isdisjoint(shown)


def test_the_chosen_picture_is_in_the_field_before_the_list_is_opened(plan_form):
    box = plan_form.editors["schedule"].box
    for schedule in (Schedule.COSINE, Schedule.STEP):
        plan_form.show_values(Plan(schedule=schedule))
        assert not box.itemIcon(box.currentIndex()).isNull()
    plan_form.show_values(Plan(schedule=Schedule.STEP, rate_every=2))
    assert not box.itemIcon(box.currentIndex()).isNull()
    assert box.itemIcon(list(Schedule).index(Schedule.EXPONENTIAL)).isNull()


def test_other_choices_have_none(plan_form):
    box = plan_form.editors["loss"].box
    assert all(box.itemIcon(index).isNull() for index in range(box.count()))


@pytest.mark.parametrize(
    ("schedule", "settings"),
    [
        (Schedule.STEP, {"rate_every": 2}),
        (Schedule.STEP, {"rate_factor": 0.9}),
        (Schedule.EXPONENTIAL, {"rate_factor": 0.9}),
        (Schedule.EXPONENTIAL, {"epochs": 100}),
        (Schedule.PLATEAU, {"rate_factor": 0.9}),
    ],
)
def test_the_picture_of_a_schedule_follows_its_parameters(plan_form, schedule, settings):
    editor = plan_form.editors["schedule"]
    place = list(Schedule).index(schedule)
    plan_form.show_values(Plan())
    curve, picture = editor.curves[place], pictures(editor.box)[place]
    plan_form.show_values(Plan(**settings))
    assert editor.curves[place] != curve
    assert pictures(editor.box)[place] != picture
    plan_form.show_values(Plan())
    assert pictures(editor.box)[place] == picture


def test_the_pictures_take_on_the_colours_of_the_theme(plan_form):
    box = plan_form.editors["schedule"].box
    plan_form.setPalette(palette_of(LIGHT))
    light = pictures(box)
    plan_form.setPalette(palette_of(DARK))
    assert set(pictures(box)).isdisjoint(light)


def test_a_name_beside_its_picture_is_shown_in_full(plan_form):
    editor = plan_form.editors["schedule"]
    plan_form.show_values(Plan(schedule=Schedule.EXPONENTIAL))
    editor.box.resize(editor.box.minimumSizeHint())
    assert editor.box.shown_text == "exponential"
    editor.box.resize(CURVE_SIZE.width() + 60, editor.box.height())
    assert editor.box.shown_text != "exponential"
