"""The parts stand in as many columns as there is room for, and all sample drawings are seen."""

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


def columns(panel):
    """Return how many parts stand side by side at the top."""
    top = min(part.top() for part in rectangles(panel))
    return sum(part.top() == top for part in rectangles(panel))


def shows_all(samples):
    """Tell whether no drawing is cut off, in the list or with the list."""
    sheet = samples.sheet
    seen = sheet.viewport().rect()
    items = (sheet.visualItemRect(sheet.item(place)) for place in range(20))
    return samples.rect().contains(sheet.geometry()) and all(map(seen.contains, items))


@pytest.mark.parametrize("width", [700, 1000, 1400, 2600, 900, 430])
def test_nothing_overlaps_and_all_sample_drawings_are_seen(font, page, qtbot, width):
    panel = page.widget()
    page.resize(width, 200)
    two, three = {1: (700, 1000), 2: (1100, 1900)}[font]
    expected = 1 + (width >= two) + (width >= three)
    qtbot.waitUntil(lambda: columns(panel) == expected and shows_all(panel.samples))
    way, why, samples = rectangles(panel)
    assert not way.intersects(why)
    assert not way.intersects(samples)
    assert not why.intersects(samples)


def test_a_window_that_gets_narrower_need_not_be_scrolled_sideways(page, qtbot):
    for width in (1400, 700, 460):
        page.resize(width, 200)
        qtbot.waitUntil(lambda: page.widget().width() == page.viewport().width())
