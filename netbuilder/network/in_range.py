"""Blocks with settings that were computed, and so may lie outside of their range."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from netbuilder.blocks.setting_errors import SettingError

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block

Kind = TypeVar("Kind", bound="Block")


def in_range(block: Kind, **settings: object) -> Kind | None:
    """Return a block with other settings, or None where it cannot have them."""
    try:
        return block.with_settings(**settings)
    except SettingError:
        return None
