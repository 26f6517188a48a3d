"""What Babel finds in the program is what a translator can translate."""

from __future__ import annotations

import ast
import string

import pytest
import translations
from babel.messages.pofile import read_po
from pseudo_language import pseudo
from sources import SOURCES, tree_of

from netbuilder.files.recipes import recipes
from netbuilder.languages import FOLDER, speak
from netbuilder.words import ENGLISH, _, use_language

FORMATTER = string.Formatter()


@pytest.fixture(scope="module")
def messages() -> list[translations.Found]:
    return list(translations.found_messages())


@pytest.fixture(scope="module")
def forms(messages) -> set[str]:
    return {form for message in messages for form in message.forms}


def fields(text: str) -> list[str]:
    return [name for _text, name, _form, _conversion in FORMATTER.parse(text) if name]


def test_messages_of_the_code_and_texts_of_recipes_are_found(forms):
    assert {"Units", "&View", "{number} %"} <= forms
    assert {text for recipe in recipes() for text in (recipe.title, recipe.notes)} <= forms


def test_babel_has_nothing_to_complain_of(capsys):
    """Of an empty message, above all, which is the header of a catalogue."""
    assert list(translations.found_messages())
    assert capsys.readouterr().err == ""


def test_what_stands_in_a_message_has_a_name(forms):
    unnamed = [
        form
        for form in forms
        for _text, name, _form, _conversion in FORMATTER.parse(form)
        if name is not None and not name.isidentifier()
    ]
    assert unnamed == []


def test_numbers_are_written_before_they_stand_in_a_message(forms):
    """A format in a message writes them as in English, in whichever language."""
    formatted = [
        form
        for form in forms
        if any(spec or conversion for _text, _name, spec, conversion in FORMATTER.parse(form))
    ]
    assert formatted == []


def test_no_message_is_a_piece_to_be_glued(forms):
    assert [form for form in forms if form != form.strip()] == []
    assert {"and", "or", "of", "in", "with"} & forms == set()


def test_no_message_is_put_into_another():
    """A noun phrase of its own cannot follow the sentence that it comes to stand in."""
    put = [
        f"{source.name}:{node.lineno} {keyword.arg}"
        for source in SOURCES
        for node in ast.walk(tree_of(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".format")
        for keyword in node.keywords
        if says_words(keyword.value)
    ]
    assert put == []


def says_words(value: ast.expr) -> bool:
    """Tell whether an expression is a message written there, or one of two."""
    match value:
        case ast.IfExp():
            return says_words(value.body) or says_words(value.orelse)
        case ast.Call(func=ast.Name(id="counted")):
            return True
        case ast.Call(func=ast.Name(id="_"), args=[ast.Constant() | ast.IfExp()]):
            return True
    return False


@pytest.mark.parametrize(
    ("written", "is_glued"),
    [
        ('_("loss")', True),
        ('_("loss") if validated else other', True),
        ('counted("{count} epoch", "{count} epochs", 3)', True),
        ("_(setting.title)", False),
        ("grouped(3)", False),
    ],
)
def test_a_message_in_another_is_found(written, is_glued):
    assert says_words(ast.parse(written, mode="eval").body) is is_glued


def test_both_forms_of_a_message_say_the_same(messages):
    differing = [m for m in messages if len({frozenset(fields(form)) for form in m.forms}) > 1]
    assert differing == []


def test_what_is_counted_has_a_plural(messages):
    """Numbers that no word depends on are called otherwise, e.g. `{number}`."""
    assert [m for m in messages if len(m.forms) == 1 and "count" in fields(m.forms[0])] == []
    assert [m for m in messages if len(m.forms) == 2 and "count" not in fields(m.forms[1])] == []


def test_a_template_is_read_back(tmp_path, forms):
    path = tmp_path / "netbuilder.pot"
    translations.main(["template", str(path)])
    with path.open("rb") as file:
        catalogue = read_po(file)
    found = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue if m.id}
    assert len(found) > 1_000
    assert found <= forms


def test_a_translated_catalogue_is_spoken_and_survives_an_update(tmp_path, monkeypatch):
    translations.update("de", folder=tmp_path)
    path = tmp_path / "de" / "LC_MESSAGES" / "netbuilder.po"
    written = path.read_text("utf-8")
    assert 'msgid "Units"\nmsgstr ""' in written
    path.write_text(written.replace('"Units"\nmsgstr ""', '"Units"\nmsgstr "Einheiten"'), "utf-8")
    translations.update("de", folder=tmp_path)
    translations.compile_all(tmp_path)
    monkeypatch.setenv(FOLDER, str(tmp_path))
    assert speak(["de"]) == "de"
    assert (_("Units"), _("Epochs")) == ("Einheiten", "Epochs")
    use_language(ENGLISH)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Units", "Ûñîîţš"),
        ("&Open {name} (*.netb)", "&Öþééñ {name} (*.netb)"),
        ("<b>Too large</b>", "<b>Ţööö ļåŕŕĝé</b>"),
    ],
)
def test_the_pseudo_language_changes_words_alone(text, said):
    assert pseudo(text) == said


def test_the_pseudo_language_is_longer_by_a_third():
    assert len(pseudo("abcdef" * 20)) == 160
