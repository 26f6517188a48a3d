"""One help page as a value, which the window shows and the command line prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.block import describe_value
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from netbuilder.blocks.settings import Setting, Settings


class Chapter(StrEnum):
    """Kind of thing that a page is about; the first part of the page's key."""

    BLOCK = "block"
    ACTIVATION = "activation"
    LOSS = "loss"
    OPTIMIZER = "optimizer"
    SCHEDULE = "schedule"

    @property
    def heading(self) -> str:
        """Words of the heading above the chapter's pages."""
        return _(_HEADINGS[self])


_HEADINGS: Final = {
    Chapter.BLOCK: N_("Blocks"),
    Chapter.ACTIVATION: N_("Activation functions"),
    Chapter.LOSS: N_("Losses"),
    Chapter.OPTIMIZER: N_("Optimizers"),
    Chapter.SCHEDULE: N_("Learning-rate schedules"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Knowledge of one choice of the plan: its words, its formula, and Keras's name for it.

    `formula` and `symbols` are in the markup of `blocks/formula.py`; `keras` is the path below
    the package, such as `losses.Huber`.
    """

    title: str
    explanation: str
    formula: str
    symbols: str
    keras: str
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A help page: a topic of a chapter, with the settings of `owner` that concern it.

    `name` is the identifier by which files know the thing; `related` holds keys of other pages.
    """

    chapter: Chapter
    name: str
    topic: Topic
    owner: type[Settings] | None = None
    settings: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The address of the page, such as `block/Dense`."""
        return key_of(self.chapter, self.name)

    @property
    def keras(self) -> str:
        """The full name of the thing in Keras, such as `keras.layers.Dense`."""
        return f"keras.{self.topic.keras}"

    @property
    def declared(self) -> tuple[Setting, ...]:
        """The settings that the page lists."""
        if self.owner is None:
            return ()
        known = self.owner.declared()
        return tuple(known[name] for name in self.settings)

    def default_of(self, setting: Setting) -> str:
        """Return the default of one of the settings, as people read it."""
        if self.owner is None:
            return ""
        return describe_value(setting.default, self.owner, setting.name)


def key_of(chapter: Chapter, name: str) -> str:
    """Return the address of the page about what is called `name` in a chapter."""
    return f"{chapter}/{name}"
