"""The drawing pad."""

from __future__ import annotations

from netbuilder.ui.actions.verb import PAD, Verb
from netbuilder.words import N_

PAD_VERBS = (
    Verb(
        id="clear_pad",
        text=N_("Clear pad"),
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
        id="next_test_image",
        text=N_("Next test image"),
        menu=PAD,
        handler=lambda window: window.pad.digits.show_next,
        shortcut="F9",
        tip=N_("Put the next MNIST test image on the pad"),
        begins_section=True,
    ),
    Verb(
        id="previous_test_image",
        text=N_("Previous test image"),
        menu=PAD,
        handler=lambda window: window.pad.digits.show_previous,
        shortcut="Shift+F9",
        tip=N_("Put the previous MNIST test image on the pad"),
    ),
    Verb(
        id="open_picture",
        text=N_("Open image…"),
        menu=PAD,
        handler=lambda window: window.pad.open_picture,
        shortcut="Ctrl+Shift+P",
        tip=N_("Open a photo or a scan of a digit on the pad; you can also drop it on the window"),
        begins_section=True,
    ),
    Verb(
        id="paste_picture",
        text=N_("Paste image"),
        menu=PAD,
        handler=lambda window: window.pad.paste_picture,
        shortcut="Ctrl+Shift+V",
        tip=N_("Paste the image on the clipboard onto the pad"),
    ),
    Verb(
        id="save_drawing",
        text=N_("Save drawing…"),
        menu=PAD,
        handler=lambda window: window.pad.save_drawing,
        tip=N_("Save the drawing on the pad as an image"),
    ),
    Verb(
        id="compare",
        text=N_("Compare with the built-in model"),
        menu=PAD,
        handler=lambda window: window.panels.pad.questions.compare,
        tip=N_("Show the prediction of the built-in model beside that of your network"),
        is_checkable=True,
        begins_section=True,
    ),
)
