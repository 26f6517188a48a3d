"""The choice of light and dark is remembered by an identifier."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings

from netbuilder.ui.style.appearance import TITLES, Appearance, AppearanceKeeper


@pytest.fixture
def keeper(qapp):
    made = []

    def make() -> AppearanceKeeper:
        made.append(AppearanceKeeper(qapp))
        return made[-1]

    yield make
    made[-1].choose(Appearance.LIGHT)
    for one in made:
        one.deleteLater()
    # One that follows the system must not hear of what comes after.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")


@pytest.mark.parametrize("choice", Appearance)
def test_a_choice_is_stored_as_an_identifier_and_read_again(keeper, choice):
    keeper().choose(choice)
    assert QSettings().value("appearance") == choice.name.lower()
    assert keeper().choice is choice


@pytest.mark.parametrize(
    ("stored", "choice"),
    [
        ("Same as system", Appearance.SYSTEM),
        ("Light", Appearance.LIGHT),
        ("Dark", Appearance.DARK),
        ("purple", Appearance.SYSTEM),
    ],
)
def test_the_words_that_were_stored_once_are_understood(keeper, stored, choice):
    QSettings().setValue("appearance", stored)
    assert keeper().choice is choice


def test_every_choice_has_a_title():
    assert set(TITLES) == set(Appearance)
