"""The data menu tells what the project learns from, in words that can be read."""

from __future__ import annotations

from dataclasses import replace

from other_tasks import SINE, other_data_sets, sine_project
from PySide6.QtWidgets import QLabel, QWidgetAction

from netbuilder.project.project import Project
from netbuilder.project.sets.mnist import MNIST
from netbuilder.ui.shell.menus.data_menu import facts


def told(window) -> list[str]:
    (action,) = window.toolbar.data_button.menu().actions()
    assert isinstance(action, QWidgetAction)
    page = action.defaultWidget()
    assert page.isEnabled()
    return [label.text() for label in page.findChildren(QLabel)]


def test_it_tells_of_mnist(window):
    words = told(window)
    assert window.toolbar.data_button.text() == "MNIST"
    assert {"60,000", "10,000", "an image of 28×28", "classification: 10 classes"} <= set(words)
    assert any("CC BY-SA 3.0" in text for text in words)
    assert any("LeCun" in text for text in words)


def test_it_follows_the_project(window):
    with other_data_sets():
        project = sine_project()
        window.session.edit("Other data", lambda old: replace(old, dataset=project.dataset))
        assert window.toolbar.data_button.text() == "Sine"
        assert {"600", "a point on a line", "regression: outputs of shape 1"} <= set(told(window))
        window.verbs["undo"].trigger()
    assert window.toolbar.data_button.text() == "MNIST"


def test_what_is_not_known_is_not_told():
    assert [name for name, _words in facts(SINE)] == [
        "Training examples",
        "Test examples",
        "One example",
        "Task",
    ]
    assert MNIST.key == Project().dataset
