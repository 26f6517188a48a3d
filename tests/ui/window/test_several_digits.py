"""A picture of several digits: what is read is asked, and each can be."""

from __future__ import annotations

import numpy as np
import pytest
from modals import seen_during
from other_tasks import SIDES, other_data_sets
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from netbuilder.data.datasets import load_dataset
from netbuilder.data.framing import frame_ink
from netbuilder.data.picture import read_digits
from netbuilder.data.strokes import picture_of
from netbuilder.engine.probes.batch import BatchPredicted, PredictBatch
from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.subject import SubjectLoaded
from netbuilder.ui.document.dialogs import SeveralDigits
from netbuilder.ui.shell.dialogs.question import several_digits

DATA = load_dataset("mnist")
SHARES = np.eye(10, dtype=np.float32)[[7, 2]] * 0.9 + 0.01


@pytest.fixture
def picture(tmp_path):
    """A 7, and at its right a larger 2."""
    path = tmp_path / "72.png"
    seven, two = (Image.fromarray(255 - DATA.x_test[place]) for place in (0, 1))
    sheet = Image.new("L", (360, 240), 255)
    sheet.paste(seven.resize((112, 112)), (30, 60))
    sheet.paste(two.resize((168, 168)), (170, 40))
    sheet.save(path)
    return path


@pytest.fixture
def pad(window):
    return window.panels.pad


@pytest.fixture
def open_picture(window, dialogs, picture, qtbot):
    """Open the picture and answer the question."""

    def act(answer):
        dialogs.open_path, dialogs.several_digits = picture, answer
        window.verbs["open_picture"].trigger()
        qtbot.waitUntil(lambda: not window.pad.reader.name)

    return act


@pytest.fixture
def each(window, engine, qtbot, open_picture):
    """The window in which each digit is read."""
    engine.become_ready()
    qtbot.waitUntil(lambda: bool(engine.answers))
    engine.say(SubjectLoaded("the built-in model"))
    qtbot.waitUntil(lambda: window.training.current.answerer is not None)
    open_picture(SeveralDigits.EACH)
    yield window.pad.several.window
    if window.pad.several.window is not None:
        window.pad.several.window.close()


def answered(engine, shares=SHARES):
    """Answer what was asked last of each digit."""
    asked = engine.of(PredictBatch)[-1]
    return BatchPredicted(
        shares, question="PredictBatch", number=asked.number, asker=asked.asker, source="Run 1"
    )


def inks(picture):
    return [picture_of(ink) for ink in read_digits(picture)]


def test_the_larger_one_is_laid_on_the_pad_when_it_is_asked_for(
    pad, dialogs, open_picture, picture
):
    open_picture(SeveralDigits.LARGER)
    assert dialogs.asked[-1] == "2 digits on 72.png"
    assert pad.canvas.drawing.picture == inks(picture)[1]


def test_nothing_is_laid_on_the_pad_when_the_question_is_left(pad, open_picture):
    open_picture(SeveralDigits.CANCEL)
    assert pad.canvas.drawing.is_empty


def test_pieces_of_one_digit_are_laid_down_together(pad, open_picture, picture):
    open_picture(SeveralDigits.ONE)
    assert pad.canvas.drawing.picture == picture_of(np.maximum.reduce(read_digits(picture)))


def test_a_pasted_picture_asks_too(window, pad, dialogs, picture, qtbot):
    QGuiApplication.clipboard().setImage(QImage(str(picture)))
    window.verbs["paste_picture"].trigger()
    qtbot.waitUntil(lambda: not window.pad.reader.name)
    assert dialogs.asked[-1] == "2 digits on The image from the clipboard"
    assert pad.canvas.drawing.picture is not None


def test_each_is_shown_with_its_answer_and_the_larger_one_is_on_the_pad(
    window, pad, engine, qtbot, each, picture
):
    assert each.isVisible()
    assert each.windowTitle() == "72.png"
    assert pad.canvas.drawing.picture == inks(picture)[1]
    assert each.selected == 1
    asked = engine.of(PredictBatch)[-1]
    assert np.array_equal(asked.images, [frame_ink(ink) for ink in read_digits(picture)])
    engine.say(answered(engine))
    qtbot.waitUntil(lambda: bool(each.cards[0].answer))
    assert [card.bars.winner for card in each.cards] == [7, 2]
    assert each.cards[0].answer.startswith("A 7 (91")
    assert each.cards[0].button.accessibleName().startswith("Digit 1 of 2: A 7 (91")


def test_the_pad_says_which_digit_lies_on_it(pad, engine, qtbot, each):
    qtbot.waitUntil(lambda: engine.newest > 0)
    engine.say(Predicted(tuple(np.eye(10)[2]), number=engine.newest, source="Run 1"))
    qtbot.waitUntil(lambda: pad.status.startswith("Digit 2 of 2. A 2 (100 %)"))


def test_another_digit_is_put_on_the_pad_by_click_and_by_key(pad, each, picture):
    QTest.mouseClick(each.cards[0].button, Qt.MouseButton.LeftButton)
    assert pad.canvas.drawing.picture == inks(picture)[0]
    assert each.selected == 0
    QTest.keyClick(each.cards[0].button, Qt.Key.Key_Right)
    assert pad.canvas.drawing.picture == inks(picture)[1]
    assert each.selected == 1


def test_none_is_marked_once_something_else_is_on_the_pad(pad, each):
    pad.clear()
    assert each.selected is None
    pad.undo_stroke()
    assert each.selected == 1


def test_another_network_reads_them_anew(pad, engine, qtbot, each):
    engine.say(answered(engine))
    qtbot.waitUntil(lambda: bool(each.cards[0].answer))
    late = answered(engine)
    asked = len(engine.of(PredictBatch))
    engine.say(SubjectLoaded("the built-in model"))
    qtbot.waitUntil(lambda: len(engine.of(PredictBatch)) > asked)
    engine.say(late)
    engine.say(answered(engine, SHARES[::-1]))
    qtbot.waitUntil(lambda: each.cards[0].bars.winner == 2)
    assert each.cards[1].bars.winner == 7


def test_answers_of_other_classes_have_bars_of_their_own(engine, qtbot, each):
    with other_data_sets():
        engine.say(SubjectLoaded("the built-in model", dataset=SIDES.key))
        qtbot.waitUntil(lambda: each.cards[0].bars.names == ("left", "right"))
        engine.say(answered(engine, SHARES[:, [7, 2]]))
        qtbot.waitUntil(lambda: each.cards[1].answer.startswith("A right"))


def test_why_there_is_no_answer_is_said(engine, qtbot, each):
    engine.say(answered(engine))
    qtbot.waitUntil(lambda: bool(each.cards[0].answer))
    asker = engine.of(PredictBatch)[-1].asker
    engine.say(Unanswered(reason="No.", question="PredictBatch", asker=asker))
    qtbot.waitUntil(lambda: each.words.text() == "No.")
    assert each.cards[0].answer == ""
    engine.say(answered(engine))
    qtbot.waitUntil(lambda: "put on the drawing pad" in each.words.text())


def test_esc_closes_it_and_another_picture_takes_its_place(window, each, open_picture, qtbot):
    open_picture(SeveralDigits.EACH)
    second = window.pad.several.window
    assert second is not each
    assert second.isVisible()
    QTest.keyClick(second, Qt.Key.Key_Escape)
    assert window.pad.several.window is None


@pytest.mark.parametrize("answer", [SeveralDigits.LARGER, SeveralDigits.ONE])
def test_the_digits_of_one_picture_go_when_another_is_read(window, each, open_picture, answer):
    assert each.isVisible()
    open_picture(answer)
    assert window.pad.several.window is None


@pytest.mark.parametrize("answer", SeveralDigits)
def test_the_question_is_answered_by_keys(qapp, answer):
    given = []
    box = several_digits("72.png", 2)
    words = {
        SeveralDigits.LARGER: "Read the &larger one",
        SeveralDigits.EACH: "Read &each",
        SeveralDigits.ONE: "They are &one digit",
        SeveralDigits.CANCEL: "Cancel",
    }

    def press(dialog):
        for _button in words:
            if dialog.focusWidget().text() == words[answer]:
                break
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)

    assert seen_during(lambda: given.append(box.ask()), press) == 1
    assert given == [answer]


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Qt.Key.Key_Return, SeveralDigits.LARGER), (Qt.Key.Key_Escape, SeveralDigits.CANCEL)],
)
def test_enter_reads_the_larger_and_esc_none(qapp, key, answer):
    given = []
    box = several_digits("72.png", 2)
    seen_during(lambda: given.append(box.ask()), lambda dialog: QTest.keyClick(dialog, key))
    assert given == [answer]
