"""Shapes and parameters as the inspector tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.blocks.shape import FLOAT_BYTES, format_shape, size_of
from netbuilder.project.example_words import memory_title, work_title
from netbuilder.words import _, grouped, sized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netbuilder.blocks.shape import Shape
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.task import Task


def facts_of(shapes: NodeShapes, task: Task, *, outputs: Iterable[Shape | None]) -> str:
    """Return shapes and parameters as a table in HTML, numbers to the right.

    `outputs` are what is kept in memory of one example.
    """
    held = sum(size_of(shape) for shape in outputs if shape is not None)
    rows = []
    if shapes.inputs:
        rows.append((_("Shape in"), ", ".join(map(format_shape, shapes.inputs))))
    if shapes.output is not None:
        rows.append((_("Shape out"), format_shape(shapes.output)))
    if shapes.output is not None or shapes.parameters:
        rows.append((_("Parameters"), grouped(shapes.parameters)))
        if shapes.trainable != shapes.parameters:
            rows.append((_("Trainable parameters"), grouped(shapes.trainable)))
        if shapes.frozen:
            rows.append((_("Frozen parameters"), grouped(shapes.frozen)))
        rows += [(f"&nbsp;&nbsp;&nbsp;{w.name}", format_shape(w.shape)) for w in shapes.weights]
        rows.append((work_title(task), grouped(shapes.multiply_adds)))
        rows.append((_("Memory for parameters"), sized(FLOAT_BYTES * shapes.parameters)))
    if shapes.output is not None:
        rows.append((memory_title(task), sized(FLOAT_BYTES * held)))
    cells = (f"<tr><td>{name}</td><td align='right'>{value}</td></tr>" for name, value in rows)
    return f"<table width='100%' cellspacing='3'>{''.join(cells)}</table>" if rows else ""
