"""Runs, a network and a plan in a few words, as a table of runs shows them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.block import Block, Category, describe_value
from netbuilder.blocks.settings import SettingKind
from netbuilder.blocks.shape import format_shape
from netbuilder.network.order import active
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.epoch_numbers import last_number, last_planned
from netbuilder.project.kept_weights import weights_size
from netbuilder.project.plan.losses import Loss
from netbuilder.project.plan.schedules import Schedule
from netbuilder.words import N_, Amount, _, counted, grouped, listed, number, sized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from netbuilder.blocks.settings import Settings
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.network.shapes import NodeShapes
    from netbuilder.project.plan import Plan
    from netbuilder.project.run import Run

_ARROW: Final = " → "
_SHORT: Final = {
    "Dense": "",
    "Conv2D": N_("conv"),
    "MaxPooling2D": N_("pool"),
    "BatchNormalization": N_("norm"),
    "Dropout": N_("dropout"),
}
"""Shorter names of common blocks; the others go by their title."""
_MANY: Final = 3
_MOST_NAMED: Final = 3
_NO_FUNCTION: Final = "linear"


def network_sentence(graph: Graph) -> str:
    """Return the network in a line, e.g. `784 → 500 relu → 500 relu → 10 softmax`.

    Blocks that only lay numbers out anew are passed over; three and more equal ones in a row are
    counted.
    """
    names = active(graph)
    parts: list[str] = []
    for block in map(graph.block, names):
        if block.main_setting == "activation" and parts:
            parts[-1] = f"{parts[-1]} {block.summary()}"
        elif block.category not in (Category.DATA, Category.SHAPE):
            parts.append(block_words(block))
    return _ARROW.join((*_start(names, infer_shapes(graph)), *_counted(parts)))


def block_words(block: Block) -> str:
    """Return a block in a few words, e.g. `500 relu`, `conv 32 relu`, `dropout 0.5`."""
    name = _(_SHORT.get(block.kind(), block.title))
    main = block.main_setting
    value = describe_value(getattr(block, main), type(block), main) if main is not None else ""
    function = str(getattr(block, "activation", "")) if main != "activation" else ""
    words = (name, value, "" if function == _NO_FUNCTION else function)
    return " ".join(word for word in words if word)


_SCHEDULES: Final = {
    Schedule.STEP: N_("step schedule"),
    Schedule.EXPONENTIAL: N_("exponential schedule"),
    Schedule.COSINE: N_("cosine schedule"),
    Schedule.PLATEAU: N_("plateau schedule"),
}


def plan_sentence(plan: Plan) -> str:
    """Return the plan in a line, e.g. `Adam 0.001, cross-entropy, batch 100, 10 epochs`."""
    parts = [
        f"{plan.optimizer} {number(plan.learning_rate)}",
        loss_words(plan.loss),
        _("batch {size}").format(size=grouped(plan.batch_size)),
        _epochs(plan.epochs),
    ]
    if plan.schedule is not Schedule.CONSTANT:
        parts.append(_(_SCHEDULES[plan.schedule]))
    if plan.early_stopping:
        parts.append(_("early stopping"))
    return listed(parts)


def value_words(values: Settings, name: str) -> str:
    """Write one setting as people read it, with its unit."""
    declared, value = values.declared()[name], getattr(values, name)
    if declared.kind is SettingKind.NUMBERS:
        return listed(number(part) for part in value) or _("none")
    if declared.amount is not None:
        return counted(*declared.amount, value)
    return (
        loss_words(value) if isinstance(value, Loss) else describe_value(value, type(values), name)
    )


def early_end(run: Run) -> str:
    """Say in which epoch early stopping ended a run, e.g. `Stopped early after epoch 9 of 10`."""
    return _("Stopped early after epoch {epoch} of {epochs}").format(
        epoch=grouped(last_number(run)), epochs=grouped(last_planned(run))
    )


_WATCHED_VALIDATION: Final = Amount(
    "Stopped early after epoch {epoch} of {epochs}: the validation loss had not decreased for "
    "{count} epoch.",
    "Stopped early after epoch {epoch} of {epochs}: the validation loss had not decreased for "
    "{count} epochs.",
)
_WATCHED_TRAINING: Final = Amount(
    "Stopped early after epoch {epoch} of {epochs}: the training loss had not decreased for "
    "{count} epoch.",
    "Stopped early after epoch {epoch} of {epochs}: the training loss had not decreased for "
    "{count} epochs.",
)


def early_end_sentence(run: Run) -> str:
    """Say the same, and why."""
    is_validated = any(epoch.val_loss is not None for epoch in run.series.epochs)
    words = _WATCHED_VALIDATION if is_validated else _WATCHED_TRAINING
    return counted(
        *words,
        run.plan.patience,
        epoch=grouped(last_number(run)),
        epochs=grouped(last_planned(run)),
    )


def run_names(runs: Sequence[Run]) -> str:
    """Return the names of some runs, e.g. `Run 1, Run 2, Run 3 and 4 more`."""
    names = listed(run.name for run in runs[:_MOST_NAMED])
    if len(runs) <= _MOST_NAMED:
        return names
    return _("{names} and {number} more").format(
        number=grouped(len(runs) - _MOST_NAMED), names=names
    )


def unkept_sentence(runs: Sequence[Run]) -> str:
    """Say of which runs a project file does not keep the weights."""
    return _("The file does not include the weights of {runs} ({size}).").format(
        runs=run_names(runs), size=sized(weights_size(*runs))
    )


def loss_words(loss: Loss) -> str:
    """Return a loss as people call it."""
    if loss is Loss.CATEGORICAL_CROSSENTROPY:
        return _("cross-entropy")
    return str(loss).replace("_", " ")


def _epochs(count: int) -> str:
    return counted("{count} epoch", "{count} epochs", count)


def _start(names: Iterable[NodeId], shapes: Mapping[NodeId, NodeShapes]) -> list[str]:
    """Return the shape that the first block that learns looks at."""
    known = [shapes[name] for name in names]
    learning = [found.inputs[0] for found in known if found.weights and found.inputs]
    outputs = [found.output for found in known if found.output is not None]
    return [format_shape(shape).replace(",", "") for shape in (learning or outputs)[:1]]


def _counted(parts: Iterable[str]) -> list[str]:
    counted: list[str] = []
    for part, same in groupby(parts):
        count = len(list(same))
        many = _("{times} × ({part})").format(times=count, part=part)
        counted += [part] * count if count < _MANY else [many]
    return counted
