"""All help pages: of each block, activation function, loss, optimizer and schedule."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from netbuilder.blocks.catalogue import catalogue
from netbuilder.errors import NetBuilderError
from netbuilder.project.manual.activations import ACTIVATION_TOPICS
from netbuilder.project.manual.losses import LOSS_TOPICS
from netbuilder.project.manual.optimizers import OPTIMIZER_TOPICS
from netbuilder.project.manual.page import Chapter, Page, Topic, key_of
from netbuilder.project.manual.schedules import SCHEDULE_TOPICS
from netbuilder.project.plan import Plan
from netbuilder.sentences import one_of
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netbuilder.blocks.block import Block

_Choice = TypeVar("_Choice", bound=StrEnum)


class UnknownPageError(NetBuilderError):
    """Nothing of this name has a help page."""


@cache
def pages() -> Mapping[str, Page]:
    """Return every page by its key, in the order in which chapters list them."""
    return MappingProxyType({page.key: page for page in _made()})


def find_page(name: str) -> Page:
    """Return the page of what is called so or has this key, whatever the case.

    Where an activation function has the name of something else, its key is asked for.

    Raises:
        UnknownPageError: There is none.
    """
    functions_last = sorted(pages().values(), key=lambda page: page.chapter is Chapter.ACTIVATION)
    for page in functions_last:
        if name.casefold() in (page.name.casefold(), page.key.casefold()):
            return page
    raise UnknownPageError(
        _("Unknown name"),
        found=repr(name[:40]),
        expected=one_of([page.name for page in pages().values()], near=name),
        advice=_(
            "Name a block, an activation function, a loss, an optimizer or a learning-rate "
            "schedule."
        ),
    )


def _made() -> Iterator[Page]:
    for kind, cls in catalogue().items():
        yield Page(
            chapter=Chapter.BLOCK,
            name=kind,
            topic=_topic_of(cls),
            owner=cls,
            settings=tuple(cls.declared()),
        )
    for function, topic in ACTIVATION_TOPICS.items():
        yield Page(chapter=Chapter.ACTIVATION, name=function, topic=topic)
    yield from _of_the_plan(Chapter.LOSS, LOSS_TOPICS, "loss")
    yield from _of_the_plan(Chapter.OPTIMIZER, OPTIMIZER_TOPICS, "optimizer")
    yield from _of_the_plan(Chapter.SCHEDULE, SCHEDULE_TOPICS, "schedule")


def _topic_of(cls: type[Block]) -> Topic:
    related = tuple(
        key_of(Chapter.BLOCK, other.kind())
        for other in catalogue().values()
        if other is not cls and other.category is cls.category
    )
    return Topic(
        title=cls.title,
        explanation=cls.explanation,
        formula=cls.formula,
        symbols=cls.symbols,
        keras=f"layers.{cls().keras_config().class_name}",
        related=related,
    )


def _of_the_plan(chapter: Chapter, topics: Mapping[_Choice, Topic], setting: str) -> Iterator[Page]:
    """Yield the pages of what `setting` chooses from, each with the settings it brings along."""
    for choice, topic in topics.items():
        brought = tuple(
            name
            for name, declared in Plan.declared().items()
            if declared.only_when is not None
            and declared.only_when[0] == setting
            and choice in declared.only_when[1]
        )
        yield Page(chapter=chapter, name=str(choice), topic=topic, owner=Plan, settings=brought)
