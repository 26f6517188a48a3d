"""Needs of verbs: what has to be selected, or to be there, before a verb makes sense."""

from __future__ import annotations

from enum import StrEnum

from netbuilder.words import N_, _


class Need(StrEnum):
    """State of the canvas that a verb needs."""

    SELECTION = "selection"
    BLOCKS_OR_NOTES = "blocks_or_notes"
    BLOCKS = "blocks"
    ONE_BLOCK = "one_block"
    TWO_BLOCKS = "two_blocks"
    SEVERAL_BLOCKS = "several_blocks"
    THREE_BLOCKS = "three_blocks"
    ONE_KIND = "one_kind"
    OUTPUT = "output"
    WIRES = "wires"
    GROUP = "group"
    NETWORK = "network"

    @property
    def advice(self) -> str:
        """A sentence that says what to do first, translated."""
        return _(_ADVICE[self])


_ADVICE = {
    Need.SELECTION: N_("Select a block, a wire or a note first."),
    Need.BLOCKS_OR_NOTES: N_("Select a block or a note first."),
    Need.BLOCKS: N_("Select one or more blocks first."),
    Need.ONE_BLOCK: N_("Select one block first."),
    Need.TWO_BLOCKS: N_("Select two blocks first: click one, then Ctrl+click the other."),
    Need.SEVERAL_BLOCKS: N_("Select two or more blocks first."),
    Need.THREE_BLOCKS: N_("Select three or more blocks first."),
    Need.ONE_KIND: N_("Select one block, or several of the same kind, first."),
    Need.OUTPUT: N_("Select one or two blocks, or one wire, first."),
    Need.WIRES: N_("Select a connected block or a wire first."),
    Need.GROUP: N_("Select a group first: click its name."),
    Need.NETWORK: N_("The canvas is empty: add a block first."),
}
