"""Nothing on the pad moves under the pointer, whatever is said below it."""

from __future__ import annotations

from itertools import combinations

import pytest
from pen import draw_stroke
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from netbuilder.engine.probes.comparison import Compared
from netbuilder.engine.probes.prediction import Predicted
from netbuilder.engine.probes.probe import Unanswered
from netbuilder.engine.subject import NO_ENGINE, SubjectLoaded, SubjectMissing
from netbuilder.ui.pad.panel import PadPanel
from netbuilder.ui.widgets.reserved_label import ReservedLabel

LONG = "A network of somebody who gave it a rather long name, epoch 3"
SHARES = (0.5, 0.45, *[0.05 / 8] * 8)
UNSURE = (0.1,) * 10


@pytest.fixture(params=[1.0, 2.0], ids=["usual", "doubled"])
def pad_font(request, panel):
    font = panel.font()
    font.setPointSizeF(font.pointSizeF() * request.param)
    panel.setFont(font)


@pytest.fixture
def panel(qtbot, engine):
    """A panel that may have any size, as no window keeps it larger."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1300, 700)
    made = PadPanel(engine, window)
    window.show()
    yield made
    window.close()


def places(panel):
    parts = (
        *(panel.canvas, panel.view, panel.bars, panel.tools, panel.legend, panel.image_browser),
        *panel.tools.findChildren(QWidget),
        *panel.image_browser.findChildren(QWidget),
    )
    return [panel.size(), *(part.geometry() for part in parts)]


def answers(panel, shares, *, source):
    panel.questions.asked += 1
    panel.questions.image[:] = 0
    panel.on_message(Predicted(shares, number=panel.questions.asked, source=source))


def everything_said(panel):
    """Let each kind of sentence stand there, one after the other."""
    panel.on_message(SubjectLoaded(LONG))
    yield "loaded"
    for shares in (SHARES, UNSURE, (float("nan"),) * 10):
        for source in ("Run 1", LONG):
            answers(panel, shares, source=source)
            yield source
    number = panel.questions.settled
    panel.on_message(Compared(UNSURE, "the built-in model", number=number))
    yield "compared"
    panel.on_message(Unanswered(reason=f"{LONG}. " * 4, question="Compare", number=number))
    yield "not compared"
    for digit in (None, 7):
        panel.kept.show_kept(digit, can_undo=True)
        yield "kept"
    panel.forget_answer()
    yield "forgotten"
    panel.on_message(SubjectMissing(f"{NO_ENGINE} " * 3))
    yield "missing"
    panel.clear()
    yield "cleared"


@pytest.mark.parametrize("compares", [False, True])
@pytest.mark.parametrize(
    ("scale", "size"),
    [
        (1.0, (356, 270)),
        (1.0, (380, 500)),
        (1.0, (640, 170)),
        (2.0, (460, 400)),
        (2.0, (420, 620)),
    ],
)
def test_pad_buttons_and_bars_stay_where_they_are(qtbot, engine, qapp, scale, size, compares):
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    panel = PadPanel(engine)
    qtbot.addWidget(panel)
    panel.setFont(font)
    panel.questions.compare(compares)
    panel.resize(*size)
    panel.show()
    draw_stroke(panel.canvas, [(0.5, 0.5)])
    qapp.processEvents()
    before, said = places(panel), []
    for what in everything_said(panel):
        panel.layout().activate()
        qapp.processEvents()
        assert places(panel) == before, what
        said.append(panel.status)
    assert len(set(said)) >= 8


class Layouts(QObject):
    """How often a widget is asked to lay its parts out anew."""

    def __init__(self, widget):
        super().__init__(widget)
        self.asked = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        self.asked += event.type() == QEvent.Type.LayoutRequest
        return False


def test_answers_have_nothing_laid_out_anew(panel, qapp):
    panel.resize(380, 500)
    panel.on_message(SubjectLoaded(LONG))
    draw_stroke(panel.canvas, [(0.5, 0.5)])
    qapp.processEvents()
    layouts, said = Layouts(panel), set()
    for digit in range(10):
        answers(panel, tuple(0.9 if place == digit else 0.01 for place in range(10)), source=LONG)
        qapp.processEvents()
        said.add(panel.status)
    assert len(said) == 10
    assert layouts.asked == 0
    panel.questions.compare(True)
    qapp.processEvents()
    assert layouts.asked > 0


def parts(panel):
    """Return what must not overlap."""
    tools, browser = panel.tools, panel.image_browser
    return (panel.canvas, panel.view, panel.bars, panel.legend, browser, tools, panel.kept)


@pytest.mark.parametrize("compares", [False, True])
@pytest.mark.parametrize("form", ["roomy", "compact", "wide"])
def test_in_its_least_size_each_form_shows_all_of_each_part(panel, pad_font, qapp, form, compares):
    panel.questions.compare(compares)
    panel.kept.show_kept(7, can_undo=True)
    width = 1200 if form == "wide" else panel.minimumSizeHint().width()
    panel.resize(width, getattr(panel.least_heights, form))
    qapp.processEvents()
    assert panel.canvas.sheet.width() >= 132
    for one in parts(panel):
        assert panel.rect().contains(one.geometry())
        least = one.minimumSizeHint()
        assert (one.width(), one.height()) >= (least.width(), least.height())
    for one, other in combinations(parts(panel), 2):
        assert not one.geometry().intersects(other.geometry())


def test_the_lower_the_panel_the_nearer_its_parts(panel, qapp):
    def shape(width, height):
        panel.resize(width, height)
        qapp.processEvents()
        bars, image, tools = (one.geometry() for one in (panel.bars, panel.view, panel.tools))
        return image.bottom() < bars.top(), tools.top() > bars.bottom()

    assert shape(360, 400) == (True, True)
    assert shape(360, 260) == (False, True)
    assert shape(600, 180) == (False, False)
    assert panel.canvas.sheet.height() >= 170
    assert shape(360, 400) == (True, True)


def test_what_does_not_fit_is_cut_with_an_ellipsis_and_is_the_tool_tip(qtbot):
    label = ReservedLabel(lines=2)
    qtbot.addWidget(label)
    label.resize(200, label.sizeHint().height())
    label.setText("Short.")
    assert (label.lines, label.toolTip()) == (("Short.",), "")
    label.setText(LONG * 3)
    assert len(label.lines) == 2
    assert label.lines[-1].endswith("…")
    assert label.toolTip() == LONG * 3
    label.reserve(20)
    assert "".join(label.lines) == LONG * 3
    assert label.toolTip() == ""


def test_what_is_said_meanwhile_gives_way_to_what_was_said_last(qtbot):
    label = ReservedLabel(lines=2)
    qtbot.addWidget(label)
    label.resize(200, label.sizeHint().height())
    label.setText("First.")
    label.say_meanwhile("Wait.")
    label.setText("Second.")
    assert (label.text(), label.lines) == ("Wait.", ("Wait.",))
    label.say_meanwhile("")
    assert (label.text(), label.lines) == ("Second.", ("Second.",))


def test_the_legend_explains_the_bars_of_whoever_answers(pad_panel):
    assert pad_panel.legend.accessibleName() == "prediction, others"
    pad_panel.questions.compare(True)
    colours = {entry.words: entry.colour for entry in pad_panel.legend.entries}
    assert colours == {"prediction": "accent", "others": "muted", "built-in": "validation"}
    pad_panel.questions.compare(False)
    assert len(pad_panel.legend.entries) == 2


def test_words_that_fit_have_no_ellipsis_in_any_width(qtbot):
    label = ReservedLabel(lines=9)
    qtbot.addWidget(label)
    words = "Right-click erases; arrow keys and Space draw."
    label.setText(words)
    label.show()
    for width in range(90, 400):
        label.resize(width, 200)
        assert "".join(label.lines) == words
        assert not label.toolTip()
