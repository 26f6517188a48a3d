"""The drawing pad."""

from __future__ import annotations

from netbuilder.ui.actions.verb import PAD, Verb
from netbuilder.words import N_

PAD_VERBS = (
    Verb(
        id="clear_pad",
        text=N_("Clear the pad"),
        menu=PAD,
        handler=lambda window: window.panels.pad.clear,
        shortcut="F8",
    ),
    Verb(
        id="undo_stroke",
        text=N_("Undo stroke"),
        menu=PAD,
        handler=lambda window: window.panels.pad.undo_stroke,
        shortcut="F7",
    ),
    Verb(
        id="open_picture",
        text=N_("Open a picture…"),
        menu=PAD,
        handler=lambda window: window.pad.open_picture,
        shortcut="Ctrl+Shift+P",
        tip=N_("Lay a photo or a scan of a digit onto the pad; or drop its file there"),
        begins_section=True,
    ),
    Verb(
        id="paste_picture",
        text=N_("Paste picture"),
        menu=PAD,
        handler=lambda window: window.pad.paste_picture,
        shortcut="Ctrl+Shift+V",
        tip=N_("Lay the picture on the clipboard onto the pad"),
    ),
    Verb(
        id="save_drawing",
        text=N_("Save drawing…"),
        menu=PAD,
        handler=lambda window: window.pad.save_drawing,
        tip=N_("Write what lies on the pad as a picture"),
    ),
    Verb(
        id="compare",
        text=N_("Compare with the built-in model"),
        menu=PAD,
        handler=lambda window: window.panels.pad.questions.compare,
        tip=N_("Let the model that is inside answer beside yours"),
        is_checkable=True,
        begins_section=True,
    ),
    Verb(
        id="make_robust",
        text=N_("Make robust to pens"),
        menu=PAD,
        handler=lambda window: window.augmentation.make_robust,
        tip=N_("Let the network learn every example as another hand would draw it, too"),
        begins_section=True,
    ),
)
