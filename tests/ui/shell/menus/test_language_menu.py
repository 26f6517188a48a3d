from __future__ import annotations

import pytest
from catalogues import write_catalogue
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QWidget

from netbuilder.languages import FOLDER
from netbuilder.ui.runtime.language import SYSTEM, LanguageChoice, start_language
from netbuilder.ui.shell.menus.language_menu import LanguageMenu
from netbuilder.words import ENGLISH, _, language, use_language


@pytest.fixture(autouse=True)
def translations(tmp_path, monkeypatch, qapp):
    QCoreApplication.setOrganizationName("NetBuilderTest")
    monkeypatch.setenv(FOLDER, str(tmp_path))
    write_catalogue(tmp_path, "de", {"Units": "Einheiten"})
    write_catalogue(tmp_path, "en_XA", {"Units": "Ûñîîţš"})
    before = QLocale()
    yield
    use_language(ENGLISH)
    QLocale.setDefault(before)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def choice(qapp):
    made = LanguageChoice()
    yield made
    made.deleteLater()


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def menu(parent, choice):
    return LanguageMenu(choice, parent)


def ticked(menu):
    return [action.objectName() for action in menu.actions() if action.isChecked()]


def test_each_language_stands_under_its_own_name(menu):
    assert [(action.objectName(), action.text()) for action in menu.actions()] == [
        (SYSTEM, "Same as system"),
        ("en", "English"),
        ("de", "Deutsch"),
        ("en_XA", "en_XA"),
    ]


def test_the_system_is_followed_at_first(menu):
    assert ticked(menu) == [SYSTEM]


def test_a_choice_is_kept_as_a_code_and_told(qtbot, menu, choice):
    with qtbot.waitSignal(choice.told) as told:
        menu.actions()[2].trigger()
    assert "next time" in told.args[0]
    assert QSettings().value("language") == "de"
    assert ticked(menu) == ["de"]
    assert language() == ENGLISH


def test_the_next_start_speaks_the_chosen_language(qapp, choice):
    choice.choose("de")
    start_language(qapp)
    assert (language(), _("Units")) == ("de", "Einheiten")
    assert QLocale().decimalPoint() == ","
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


@pytest.mark.parametrize(("spoken", "best"), [("de_AT", "de"), ("pt", ENGLISH)])
def test_a_language_that_is_gone_gives_way_to_the_system(qapp, choice, monkeypatch, spoken, best):
    # Qt asks the environment once in a process: a later change of that would not count.
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(spoken))
    QSettings().setValue("language", "fr")
    assert choice.choice == SYSTEM
    start_language(qapp)
    assert language() == best
