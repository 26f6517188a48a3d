"""The plan in sections: headings, a sentence for each check box, the rate drawn, the device."""

from __future__ import annotations

from dataclasses import replace

import pytest
from contexts import context_of
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from netbuilder.blocks.settings import SettingKind
from netbuilder.engine.messages import EngineReady
from netbuilder.project.plan import Plan, Schedule
from netbuilder.ui.forms.form import SettingsForm
from netbuilder.ui.forms.rows import Explained
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of
from netbuilder.ui.trainer.preferences import TrainingPreferences
from netbuilder.ui.training.plan_panel import PlanPanel
from netbuilder.ui.widgets.quiet_label import QuietLabel

CHECK_BOXES = [n for n, s in Plan.declared().items() if s.kind is SettingKind.BOOLEAN]


@pytest.fixture
def panel(qtbot, session):
    made = PlanPanel(session)
    qtbot.addWidget(made)
    made.resize(360, 900)
    made.show()
    return made


@pytest.fixture
def preferences(session):
    return TrainingPreferences(context_of(session), session)


def change(session, **settings):
    session.edit("Change", lambda p: replace(p, plan=p.plan.with_settings(**settings)))


def distance(one, other):
    wanted = QColor(other)
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], wanted.getRgb()[:3], strict=True))


def left_of(panel, widget):
    return widget.mapTo(panel, widget.rect().topLeft()).x()


def test_the_sections_stand_in_their_order(panel):
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible()]
    bold = [label for label in labels if label.font().bold()]
    places = {label.text(): label.mapTo(panel, label.rect().topLeft()).y() for label in bold}
    shown = [text for text in sorted(places, key=places.__getitem__) if text != "Hardware"]
    assert shown == ["Objective", "Optimization", "Data", "Safeguards"]


def test_every_setting_of_the_plan_has_a_section():
    assert all(setting.section for setting in Plan.declared().values())


@pytest.mark.parametrize("name", CHECK_BOXES)
def test_each_check_box_says_in_a_sentence_what_it_does(panel, name):
    explained = panel.form.editors[name].parentWidget()
    assert isinstance(explained, Explained)
    (words,) = explained.findChildren(QuietLabel)
    assert words.text() == Plan.declared()[name].help
    assert words.text().endswith(".")


def test_what_depends_on_a_check_box_is_shown_with_it_and_set_in(session, panel):
    editor = panel.form.editors["patience"]
    assert not editor.isVisible()
    change(session, early_stopping=True)
    assert editor.isVisible()
    label, other = panel.form.label_of("patience"), panel.form.editors["epochs"]
    assert label.contentsMargins().left() > 0
    assert left_of(panel, editor) == left_of(panel, other)


def test_a_sentence_belongs_to_its_check_box_when_it_is_hidden(session, panel):
    words = panel.form.editors["nesterov"].parentWidget().findChild(QuietLabel)
    assert not words.isVisible()
    change(session, optimizer=type(Plan().optimizer).SGD)
    assert words.isVisible()


def test_blocks_have_no_sections_and_no_sentences(qtbot, session):
    from netbuilder.blocks.dense import Dense

    form = SettingsForm(Dense)
    qtbot.addWidget(form)
    assert not form.findChildren(QuietLabel)
    assert not [label for label in form.findChildren(QLabel) if label.font().bold()]


def test_the_rate_is_drawn_where_it_changes(session, panel):
    assert not panel.preview.isVisible()
    change(session, schedule=Schedule.STEP, learning_rate=0.4, rate_every=5, epochs=10)
    assert panel.preview.isVisible()
    assert panel.preview.words == "Learning rate 0.4 in the first epoch, 0.2 in epoch 10"
    assert panel.preview.accessibleDescription() == panel.preview.words


def test_a_plateau_is_not_drawn_before_it_comes(session, panel):
    change(session, schedule=Schedule.PLATEAU)
    assert "depends on the progress" in panel.preview.words


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_line_falls_from_left_to_right(session, panel, theme):
    change(session, schedule=Schedule.COSINE)
    panel.preview.setPalette(palette_of(theme))
    image = panel.preview.grab().toImage()
    heights = [
        min(range(image.height()), key=lambda y: distance(image.pixelColor(x, y), theme.accent))
        for x in (image.width() // 8, image.width() * 7 // 8)
    ]
    assert 0 < heights[0] < heights[1]


@pytest.mark.parametrize("epochs", [1, 10_000])
def test_any_number_of_epochs_is_drawn(session, panel, epochs):
    change(session, schedule=Schedule.EXPONENTIAL, epochs=epochs)
    assert not panel.preview.grab().isNull()


def test_devices_are_offered_where_there_are_several(panel, preferences):
    panel.device.follow(preferences)
    preferences.on_message(EngineReady({}, devices=("CPU",)))
    assert not panel.device.isVisible()
    preferences.on_message(EngineReady({}, devices=("CPU", "GPU:0")))
    assert panel.device.isVisible()
    box = panel.device.box
    assert [box.itemData(index) for index in range(box.count())] == ["", "CPU", "GPU:0"]
    box.setCurrentIndex(2)
    assert preferences.device == "GPU:0"


def test_a_remembered_device_is_shown(panel, preferences):
    preferences.choose_device("GPU:0")
    panel.device.follow(preferences)
    preferences.on_message(EngineReady({}, devices=("CPU", "GPU:0")))
    assert panel.device.box.currentData() == "GPU:0"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_quiet_words_are_pale_in_both_themes(qtbot, theme):
    label = QuietLabel("words")
    qtbot.addWidget(label)
    label.setPalette(palette_of(theme))
    assert label.palette().windowText().color().name() == theme.muted
