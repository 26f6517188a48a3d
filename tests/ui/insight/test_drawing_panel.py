"""The sample drawings stand beside the rest where there is room, else below, and are all seen."""

from __future__ import annotations

import pytest

from netbuilder.data.framing import NO_STEPS
from netbuilder.ui.insight.drawing.panel import DrawingPanel
from netbuilder.ui.widgets.frames import scrolling


@pytest.fixture
def page(qtbot):
    made = scrolling(DrawingPanel(), sideways=True)
    made.widget().samples.show_readings(NO_STEPS, (8,) * 20)
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    return made


def rectangles(panel):
    """Return where the two others and the sample drawings lie."""
    return [
        part.rect().translated(part.mapTo(panel, part.rect().topLeft()))
        for part in (panel.pipeline, panel.reasons, panel.samples)
    ]


def stands_beside(panel):
    """Tell whether the sample drawings stand beside the rest."""
    _way, why, samples = rectangles(panel)
    return samples.left() > why.right()


def shows_all(samples):
    """Tell whether no drawing is cut off, in the list or with the list."""
    sheet = samples.sheet
    seen = sheet.viewport().rect()
    items = (sheet.visualItemRect(sheet.item(place)) for place in range(20))
    return samples.rect().contains(sheet.geometry()) and all(map(seen.contains, items))


@pytest.mark.parametrize("width", [700, 1000, 1400, 2600, 900])
def test_nothing_overlaps_and_all_sample_drawings_are_seen(font, page, qtbot, width):
    panel = page.widget()
    page.resize(width, 200)
    is_beside = width >= {1: 1000, 2: 1900}[font]
    qtbot.waitUntil(lambda: stands_beside(panel) == is_beside and shows_all(panel.samples))
    way, why, samples = rectangles(panel)
    assert not way.intersects(why)
    assert not way.intersects(samples)
    assert not why.intersects(samples)


def test_a_window_that_gets_narrower_need_not_be_scrolled_sideways(page, qtbot):
    for width in (1400, 700):
        page.resize(width, 200)
        qtbot.waitUntil(lambda: page.widget().width() == page.viewport().width())
