"""All that keys and the mouse do, in sections: the verbs by their menus, then by place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from netbuilder.ui.actions.factory import written
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.ui.actions.verb import Verb


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One thing that is done, and how."""

    deed: str
    way: str

    def has(self, words: Iterable[str]) -> bool:
        """Tell whether all of these words stand in it."""
        said = f"{self.deed} {self.way}".casefold()
        return all(word in said for word in words)


@dataclass(frozen=True, slots=True)
class ShortcutSection:
    """Shortcuts below a heading."""

    heading: str
    shortcuts: tuple[Shortcut, ...]


def shortcut_sections(verbs: Iterable[Verb]) -> tuple[ShortcutSection, ...]:
    """Return the ways on the canvas, the plots and the pad, and the verbs that have keys."""
    with_keys = [verb for verb in verbs if verb.shortcut]
    menus = {verb.menu: None for verb in with_keys}
    by_menu = {
        menu: tuple(made)
        for menu, made in groupby(
            sorted(with_keys, key=lambda verb: list(menus).index(verb.menu)),
            key=lambda verb: verb.menu,
        )
    }
    return (
        ShortcutSection(_("On the canvas"), _on_the_canvas()),
        *(
            ShortcutSection(_(menu).replace("&", ""), tuple(map(_of, made)))
            for menu, made in by_menu.items()
        ),
        ShortcutSection(_("On the plots"), _on_the_plots()),
        ShortcutSection(_("On the drawing pad"), _on_the_pad()),
        ShortcutSection(_("In the palette, the table of runs and the neurons"), _in_lists()),
    )


def _of(verb: Verb) -> Shortcut:
    return Shortcut(_(verb.text).rstrip("…"), written(verb.shortcut))


def _on_the_canvas() -> tuple[Shortcut, ...]:
    return (
        Shortcut(_("Add a block by name"), _("Space, or drag a wire into empty space")),
        Shortcut(_("Insert a block"), _("drop it on a wire, or select the wire and press Space")),
        Shortcut(
            _("Move a block into a wire"),
            _("drag it until its middle is over the wire; hold Alt to only move it"),
        ),
        Shortcut(_("Change a block's main setting"), _("double-click, Enter or F2")),
        Shortcut(
            _("Connect two blocks"),
            _("drag from port to port, or drop an unconnected block onto another"),
        ),
        Shortcut(
            _("Reconnect or delete a wire"),
            _("drag its end to another port, or into empty space"),
        ),
        Shortcut(_("Explain the selected block"), _("F1 on the canvas")),
        Shortcut(_("Select a block or a note"), _("click, or arrow keys")),
        Shortcut(_("Select a wire"), _("click, or Alt and the arrow keys")),
        Shortcut(
            _("Extend the selection"), _("Shift or Ctrl and click, or Ctrl and the arrow keys")
        ),
        Shortcut(_("Move the selected blocks and notes"), _("drag, or Shift and the arrow keys")),
        Shortcut(_("Resize a note"), _("drag its corner, or Ctrl+Shift and the arrow keys")),
        Shortcut(_("Copy the selected blocks"), _("drag with Ctrl")),
        Shortcut(_("Zoom"), _("mouse wheel")),
        Shortcut(
            _("Pan the canvas"),
            _("middle mouse button, Space with drag or arrow keys, Page Up and Down"),
        ),
        Shortcut(
            _("Show a menu of what can be done there"),
            _("right mouse button, Menu key or Shift+F10"),
        ),
        Shortcut(_("Leave a gesture, a popup or a note"), _("Esc")),
    )


def _on_the_plots() -> tuple[Shortcut, ...]:
    return (
        Shortcut(_("Read the values at a step"), _("point at it, or left and right arrow keys")),
        Shortcut(_("Read the values ten steps on or back"), _("Page Down and Page Up")),
        Shortcut(_("Read the first or the last values"), _("Home and End")),
        Shortcut(_("Hide the values"), _("Esc")),
        Shortcut(_("Zoom into the steps"), _("mouse wheel, or + and −")),
        Shortcut(_("Zoom the values"), _("mouse wheel over their axis, or up and down arrow keys")),
        Shortcut(_("Move along the steps"), _("drag, or Shift and the arrow keys")),
        Shortcut(_("Show all epochs again"), _("double-click, or 0")),
    )


def _on_the_pad() -> tuple[Shortcut, ...]:
    return (
        Shortcut(_("Erase on the pad"), _("right mouse button, or E and the arrow keys")),
        Shortcut(
            _("Draw on the pad with the keyboard"),
            _("arrow keys, Space puts the pen down or lifts it"),
        ),
        Shortcut(
            _("Add the drawing to My drawings with its label"),
            _("click its bar; or on the bars the digit’s key, or arrow keys and Enter"),
        ),
    )


def _in_lists() -> tuple[Shortcut, ...]:
    return (
        Shortcut(_("Add a block of the palette"), _("drag, double-click or Enter")),
        Shortcut(_("Hide a run in the plots, or show it"), _("click its eye, or Space")),
        Shortcut(_("Star a run"), _("click its star, or *")),
        Shortcut(
            _("Choose a neuron or a feature map"), _("click it, or the arrow keys on the picture")
        ),
    )
