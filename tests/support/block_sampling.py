"""Blocks with settings and inputs drawn at random, the same ones every time."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from netbuilder.blocks.settings import Setting, SettingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netbuilder.blocks.block import Block
    from netbuilder.blocks.shape import Shape


def sampled(cls: type[Block], *, count: int) -> Iterator[tuple[Block, tuple[Shape, ...]]]:
    """Draw blocks of this class with the shapes of their inputs; the first has its defaults."""
    chance = random.Random(cls.kind())
    for index in range(count):
        settings = {
            name: _value(setting, chance)
            for name, setting in cls.declared().items()
            if name != "frozen" and index > 0 and chance.random() < 0.7
        }
        if "frozen" in cls.declared():
            # Every third, without a draw: whether it learns changes nothing of what a block is.
            settings["frozen"] = index % 3 == 2
        block = cls().with_settings(**settings)
        yield block, _inputs(block, chance)


def _value(setting: Setting, chance: random.Random) -> object:
    if setting.optional and chance.random() < 0.3:
        return None
    low, high = setting.minimum or 0, setting.maximum or 0

    def small(most: int) -> int:
        return chance.randint(int(low), min(int(high), most))

    match setting.kind:
        case SettingKind.BOOLEAN:
            return chance.random() < 0.5
        case SettingKind.CHOICE:
            return chance.choice(list(setting.choices or ()))
        case SettingKind.INTEGER:
            return small(7)
        case SettingKind.PAIR:
            return (small(4), small(4)) if chance.random() < 0.6 else (small(3),) * 2
        case SettingKind.SHAPE:
            return tuple(small(6) for _ in range(chance.randint(1, 3)))
    return _real(setting, float(low), float(high), chance)


def _real(setting: Setting, low: float, high: float, chance: random.Random) -> float:
    ends = [low] * (not setting.exclusive_minimum) + [high] * (not setting.exclusive_maximum)
    if ends and chance.random() < 0.3:
        return chance.choice(ends)
    return low + (high - low) * chance.uniform(0.01, 0.99)


def _inputs(block: Block, chance: random.Random) -> tuple[Shape, ...]:
    """Draw shapes; those of several inputs are mostly alike, or differ along one axis."""
    rank = chance.choice((1, 2, 3, 3))
    first = tuple(chance.randint(1, 8) for _ in range(rank))
    wanted = getattr(block, "target_shape", None)
    if wanted is not None and chance.random() < 0.5:
        first = tuple(chance.sample(wanted, len(wanted)))
    return (first, *(_beside(first, chance) for _ in range(block.inputs - 1)))[: block.inputs]


def _beside(shape: Shape, chance: random.Random) -> Shape:
    drawn = chance.random()
    if drawn < 0.6:
        return shape
    if drawn < 0.7:
        return (*shape, 2)[-3:]
    axis = chance.randrange(len(shape))
    return (*shape[:axis], chance.randint(1, 3), *shape[axis + 1 :])
