from __future__ import annotations

import pytest
from quiet_dialogs import QuietDialogs

from netbuilder.ui.canvas.canvas import Canvas
from netbuilder.ui.insight.surroundings import Surroundings
from netbuilder.ui.trainer.controller import TrainingController
from netbuilder.ui.trainer.preferences import TrainingPreferences
from netbuilder.ui.trainer.training_desk import TrainingDesk


@pytest.fixture
def pad(pad_panel):
    return pad_panel


@pytest.fixture
def dialogs():
    return QuietDialogs()


@pytest.fixture
def around(qtbot, session, engine, pad, dialogs):
    """What views are handed, with an engine that only writes down what it is asked."""
    canvas = Canvas(session)
    qtbot.addWidget(canvas)
    controller = TrainingController(engine, canvas)
    preferences = TrainingPreferences(dialogs, canvas)
    training = TrainingDesk(
        session, engine, controller, preferences=preferences, dialogs=dialogs, parent=canvas
    )
    return Surroundings(
        session=session,
        engine=engine,
        pad=pad,
        canvas=canvas,
        training=training,
        dialogs=dialogs,
    )


@pytest.fixture
def shown(qtbot, around):
    """Make a view and show its page."""

    def show(kind):
        view = kind(around, around.canvas)
        qtbot.addWidget(view.page)
        view.page.show()
        return view

    return show
