"""Words for one example of a task: an image is called so, anything else an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.project.task import ExampleKind
from netbuilder.words import _, counted, grouped

if TYPE_CHECKING:
    from netbuilder.project.task import Task


def speed_words(kind: ExampleKind, speed: float) -> str:
    """Return the speed of a training in words, e.g. `38,123 images per second`."""
    if kind is ExampleKind.IMAGE:
        return _("{speed} images per second").format(speed=grouped(round(speed)))
    return _("{speed} examples per second").format(speed=grouped(round(speed)))


def short_speed(kind: ExampleKind, speed: float) -> str:
    """Return the same where there is little room, e.g. `38,123 images/s`."""
    if kind is ExampleKind.IMAGE:
        return _("{speed} images/s").format(speed=grouped(round(speed)))
    return _("{speed} examples/s").format(speed=grouped(round(speed)))


def speed_title(*kinds: ExampleKind) -> str:
    """Return the title of the speeds of runs on examples of these kinds."""
    are_images = set(kinds) == {ExampleKind.IMAGE}
    return _("Images per second") if are_images else _("Examples per second")


def work_title(task: Task) -> str:
    """Return the title of the multiply-adds of one example."""
    is_image = task.input.kind is ExampleKind.IMAGE
    return _("Multiply-adds per image") if is_image else _("Multiply-adds per example")


def work_words(task: Task, count: int) -> str:
    """Return the number of multiply-adds of one example in words."""
    if task.input.kind is ExampleKind.IMAGE:
        return counted("{count} multiply-add per image", "{count} multiply-adds per image", count)
    return counted("{count} multiply-add per example", "{count} multiply-adds per example", count)


def memory_title(task: Task) -> str:
    """Return the title of the memory that one example takes in a block."""
    is_image = task.input.kind is ExampleKind.IMAGE
    return _("Memory per image") if is_image else _("Memory per example")
