"""Connections: messages of the engine, changes of the document, requests of the panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.ui.shell.focus_keeper import FocusKeeper
from netbuilder.ui.shell.spoken_edits import SpokenEdits
from netbuilder.ui.shell.strip_keeper import StripKeeper

if TYPE_CHECKING:
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.runtime.engine_relay import EngineRelay
    from netbuilder.ui.shell.controllers import Controllers
    from netbuilder.ui.shell.notifier import WindowNotifier
    from netbuilder.ui.shell.panel_keeper import PanelKeeper
    from netbuilder.ui.shell.panels import Panels


def wire_engine(relay: EngineRelay, controllers: Controllers, notifier: WindowNotifier) -> None:
    """Bring what the engine says to the trainer first, since all else goes by its state."""
    training = controllers.training
    relay.received.connect(training.trainer.on_message)
    relay.received.connect(training.current.on_message)
    relay.received.connect(controllers.preferences.on_message)
    controllers.insight.hear(training.current)
    relay.received.connect(notifier.on_message)


def wire_panels(panels: Panels, controllers: Controllers, session: Session) -> None:
    """Let the panels show how trainings go, and what the network that is to answer says."""
    trainer, current = controllers.training.trainer, controllers.training.current
    panels.progress.follow(trainer, current, session)
    panels.plots.follow(trainer)
    panels.strip.follow(trainer)
    panels.plan.follow(trainer)
    panels.block.follow(trainer)
    panels.plan.device.follow(controllers.preferences)
    panels.runs.follow(trainer)
    panels.pad.follow(trainer)
    panels.pad.hear(current)
    controllers.pad.several.hear(current)
    panels.canvas.clipboard.picture_found.connect(controllers.pad.paste_picture)
    panels.runs.focused.connect(panels.plots.focus)
    panels.palette.chosen.connect(panels.canvas.add_block)
    panels.canvas.scene.block_added.connect(panels.palette.tree.note_use)
    panels.canvas.empty_hint.palette_door.clicked.connect(panels.show_search)
    panels.canvas.empty_hint.recipe_door.clicked.connect(controllers.files.choose_recipe)
    for explained in (panels.block, panels.plan, panels.palette, panels.canvas.help_key):
        explained.help_wanted.connect(controllers.help.show_page)
    session.loaded.connect(panels.canvas.view.setFocus)
    FocusKeeper(panels.canvas.view)
    panels.problems.node_chosen.connect(panels.canvas.view.reveal)
    controllers.files.saved.connect(controllers.weights.on_saved)


def wire_notifier(
    notifier: WindowNotifier, controllers: Controllers, panels: Panels, session: Session
) -> None:
    """Let what no controller tells be told, too: of trainings, of the canvas, of the document."""
    notifier.follow(controllers.training.trainer)
    controllers.training.stopped_by_problems.connect(notifier.on_stopped_by_problems)
    panels.canvas.refused.connect(notifier.refuse)
    panels.canvas.popup.told.connect(notifier.tell)
    session.loaded.connect(notifier.on_loaded)
    SpokenEdits(session, panels.canvas)


def wire_keeper(
    keeper: PanelKeeper, panels: Panels, controllers: Controllers, session: Session
) -> None:
    """Let what stands below the canvas follow the room that the panels leave."""
    StripKeeper(panels.strip, keeper, trainer=controllers.training.trainer, session=session)
