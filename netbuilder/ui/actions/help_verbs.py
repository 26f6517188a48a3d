"""Help."""

from __future__ import annotations

from netbuilder.ui.actions.need import Need
from netbuilder.ui.actions.verb import HELP, Target, Verb
from netbuilder.words import N_

HELP_VERBS = (
    Verb(
        id="getting_started",
        text=N_("Getting started"),
        menu=HELP,
        handler=lambda window: window.getting_started.show_doors,
        tip=N_("Open a ready network, build your own, or draw a digit"),
    ),
    Verb(
        id="tour",
        text=N_("Tour"),
        menu=HELP,
        handler=lambda window: window.take_tour,
        tip=N_("A tour of this window in six steps"),
    ),
    Verb(
        id="manual",
        text=N_("Blocks and methods"),
        menu=HELP,
        handler=lambda window: window.help.show_manual,
        tip=N_("Look up what a block, a loss, an optimizer or another choice does"),
    ),
    Verb(
        id="explain_block",
        text=N_("Explain the selected block"),
        menu=HELP,
        handler=lambda window: window.canvas.help_key.explain,
        tip=N_("Show the help page of the selected block; on the canvas, press F1"),
        acts_on=(Target.BLOCK,),
        needs=Need.ONE_KIND,
    ),
    Verb(
        id="shortcuts",
        text=N_("Shortcuts"),
        menu=HELP,
        handler=lambda window: window.help.show_shortcuts,
        shortcut="F1",
        icon="help",
    ),
    Verb(
        id="about",
        text=N_("About NetBuilder"),
        menu=HELP,
        handler=lambda window: window.help.show_about,
    ),
)
