"""Layout of a checkpoint in objects: arrays go into bundles, the rest into a manifest."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from netbuilder.files.array_bundles import bundle_from_json, bundle_to_json, pack, unpack
from netbuilder.files.arrays import FLOATS, narrowed
from netbuilder.files.errors import damaged
from netbuilder.files.object_folder import Ref, ref_of
from netbuilder.files.weights import by_node, in_order, slots
from netbuilder.project.checkpoint_codec import checkpoint_from_json, checkpoint_to_json
from netbuilder.project.fields import expect, field
from netbuilder.project.figures import whole
from netbuilder.project.run import weights_fit
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from netbuilder.files.array_bundles import Bundle, Packed
    from netbuilder.network.graph import Graph
    from netbuilder.project.checkpoint import Checkpoint
    from netbuilder.project.fields import Json
    from netbuilder.project.run import Weights
    from netbuilder.project.series import Series

CHUNK: Final = 4_096
"""Steps whose figures make one object; one that is full is never written again."""

_GROUPS: Final = ("weights", "best", "optimizer", "chance")
_LATER_GROUPS: Final = ("best_optimizer", "best_chance")
"""Those that checkpoints without the optimizer of the best epoch have not."""

Parts: TypeAlias = "Sequence[bytes | memoryview]"
Get: TypeAlias = "Callable[[Ref], bytes]"
"""Gives an object's bytes, or raises a `FileError`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A checkpoint as objects; `full` are the chunks of the series that will stay as they are."""

    manifest: Ref
    parts: dict[Ref, Parts]
    named: frozenset[Ref]
    full: tuple[Bundle, ...]

    @property
    def size(self) -> int:
        """Number of bytes of all objects, those of the past included."""
        return sum(ref.size for ref in self.named)


def lay_out(checkpoint: Checkpoint, *, full: Sequence[Bundle] = ()) -> Layout:
    """Return the objects of a checkpoint; `full` are chunks of its series laid out before.

    Raises:
        FileError: Its weights are not those of its network.
    """
    graph, state = checkpoint.run.graph, checkpoint.state
    best = state.best
    packed = {
        "weights": pack(_fitting(graph, checkpoint.run.weights)),
        "best": pack(_fitting(graph, best.weights) if best is not None else ()),
        "optimizer": pack(state.optimizer),
        "chance": pack(state.chance),
    }
    if best is not None and best.optimizer:
        packed["best_optimizer"], packed["best_chance"] = pack(best.optimizer), pack(best.chance)
    series = checkpoint.run.series
    known = tuple(full[: series.steps // CHUNK])
    new = _chunks(series, begin=len(known) * CHUNK)
    chunks = (*known, *(chunk.bundle for chunk in new))
    manifest = {
        **checkpoint_to_json(checkpoint),
        "steps": series.steps,
        "arrays": {name: bundle_to_json(part.bundle) for name, part in packed.items()},
        "chunks": [bundle_to_json(chunk) for chunk in chunks],
    }
    text = [json.dumps(manifest, allow_nan=False).encode()]
    name = ref_of(text)
    parts: dict[Ref, Parts] = {part.bundle.ref: part.parts for part in (*packed.values(), *new)}
    parts[name] = text
    named = frozenset(parts) | {chunk.ref for chunk in known}
    return Layout(name, parts, named, chunks[: series.steps // CHUNK])


def _fitting(graph: Graph, weights: Weights) -> list[object]:
    if not weights_fit(graph, weights):
        raise damaged(_("The training state"), found=_("weights of a different network"))
    return list(in_order(graph, weights))


def _chunks(series: Series, *, begin: int) -> list[Packed]:
    """Return the figures of the steps from `begin` on, an array of each kind for each chunk."""
    ends = [*range(begin, series.steps, CHUNK), series.steps]
    return [
        pack(narrowed(figures[one:next_one]) for _name, figures in series.step_figures())
        for one, next_one in pairwise(ends)
    ]


def named_in(manifest: object, *, subject: str) -> frozenset[Ref]:
    """Return the objects that a manifest names.

    Raises:
        NetBuilderError: It is damaged.
    """
    bundles = (*_groups(manifest, subject).values(), *_chunk_list(manifest, subject))
    return frozenset(bundle.ref for bundle in bundles)


def put_together(manifest: object, get: Get, *, subject: str) -> Checkpoint:
    """Return the checkpoint of a manifest, with all its arrays.

    Raises:
        NetBuilderError: It is damaged, or an object is.
    """
    checkpoint = checkpoint_from_json(manifest)
    run, state = checkpoint.run, checkpoint.state
    groups = _groups(manifest, subject)

    def arrays(name: str) -> tuple[NDArray[Any], ...]:
        found = groups.get(name)
        return () if found is None else unpack(found, get(found.ref), subject=subject)

    best = state.best
    if best is not None:
        best = replace(
            best,
            weights=_weights(run.graph, groups["best"], get, subject),
            optimizer=arrays("best_optimizer"),
            chance=arrays("best_chance"),
        )
    return replace(
        checkpoint,
        run=replace(
            run,
            weights=_weights(run.graph, groups["weights"], get, subject),
            series=_series(run.series, manifest, get, subject),
        ),
        state=replace(
            state,
            optimizer=arrays("optimizer"),
            chance=arrays("chance"),
            best=best,
        ),
    )


def _groups(manifest: object, subject: str) -> dict[str, Bundle]:
    table = field(expect(manifest, dict, subject), "arrays", dict)
    names = (*_GROUPS, *(name for name in _LATER_GROUPS if name in table))
    return {name: bundle_from_json(table.get(name), subject=subject) for name in names}


def _chunk_list(manifest: object, subject: str) -> list[Bundle]:
    chunks = field(expect(manifest, dict, subject), "chunks", list)
    return [bundle_from_json(chunk, subject=subject) for chunk in chunks]


def _weights(graph: Graph, bundle: Bundle, get: Get, subject: str) -> Weights:
    shapes = [slot.shape for slot in slots(graph)]
    if [entry.shape for entry in bundle.entries] != shapes:
        raise damaged(subject, found=_("weights of a different network"))
    return by_node(graph, unpack(bundle, get(bundle.ref), subject=subject, types=FLOATS))


def _series(series: Series, manifest: object, get: Get, subject: str) -> Series:
    loss, *metrics = columns = [array("d") for _figures in series.step_figures()]
    for chunk in _chunk_list(manifest, subject):
        shapes = [entry.shape for entry in chunk.entries]
        if len(shapes) != len(columns) or len(set(shapes)) != 1:
            raise damaged(subject, found=_("values of other metrics"))
        pieces = unpack(chunk, get(chunk.ref), subject=subject, types=FLOATS)
        for column, piece in zip(columns, pieces, strict=True):
            column.extend(piece.ravel().tolist())
    table: Json = expect(manifest, dict, subject)
    if len(loss) != whole(table, "steps"):
        raise damaged(
            subject, found=counted("metrics of {count} step", "metrics of {count} steps", len(loss))
        )
    named = dict(zip(series.step_metrics, metrics, strict=True))
    return replace(series, step_loss=loss, step_metrics=named)
