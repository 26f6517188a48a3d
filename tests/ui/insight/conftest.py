from __future__ import annotations

import pytest
from contexts import context_of

from netbuilder.ui.canvas.canvas import Canvas
from netbuilder.ui.insight.surroundings import Surroundings
from netbuilder.ui.trainer.controller import TrainingController
from netbuilder.ui.trainer.preferences import TrainingPreferences


@pytest.fixture
def pad(pad_panel):
    return pad_panel


@pytest.fixture
def around(qtbot, session, engine, pad, dialogs, notifier):
    """What views are handed, with an engine that only writes down what it is asked."""
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    context = context_of(session, engine=engine, dialogs=dialogs, notifier=notifier)
    preferences = TrainingPreferences(context, canvas)
    training = TrainingController(context, preferences, canvas)
    return Surroundings(context=context, pad=pad, canvas=canvas, training=training)


@pytest.fixture
def shown(qtbot, around):
    """Make a view and show its page."""

    def show(kind):
        view = kind(around, around.canvas)
        qtbot.addWidget(view.page)
        view.page.show()
        return view

    return show
