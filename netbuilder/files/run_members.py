"""The runs in a project file: a folder for each, of readable JSON and of plain arrays.

```
runs/001-Run-1/run.json                    its own network and plan, epochs, score
runs/001-Run-1/step_loss.npy               a figure for each optimizer step
runs/001-Run-1/step_accuracy.npy           the same of each metric, by its name
runs/001-Run-1/weights/001-dense-1-kernel.npy   one array each, where the file keeps them
```

The first NetBuilder wrote one run, `runs/last`, with the figures of its steps among the JSON.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from netbuilder.files.arrays import LARGEST_NUMBER, MOST_HEADER, narrowed, read_npy, write_npy
from netbuilder.files.errors import damaged, too_large
from netbuilder.files.json_text import read_json, write_json
from netbuilder.files.weights import by_node, in_order, plain_name, slots
from netbuilder.project.fields import expect, field
from netbuilder.project.kept_weights import kept_weights
from netbuilder.project.metric import LOSS
from netbuilder.project.run_codec import run_from_json, run_to_json
from netbuilder.project.series import STEP
from netbuilder.project.series_codec import MOST_STEPS, kept_steps, steps_apart, without_steps
from netbuilder.words import _, counted, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netbuilder.files.archive import Archive
    from netbuilder.project.document import Document
    from netbuilder.project.run import Run, Weights
    from netbuilder.project.series import Series

MOST_RUNS: Final = 5_000
MOST_JSON_IN_ALL: Final = 160 * 2**20
MOST_STEPS_IN_ALL: Final = 5 * MOST_STEPS
"""Steps in all runs together beyond which older runs keep but their epochs in the file."""

_RUN: Final = re.compile(r"runs/(?P<index>last|\d{1,6})(?:-[A-Za-z0-9-]{0,40})?/run\.json")


class Member(NamedTuple):
    """One file in the zip; arrays are not packed, which would cost much and save little."""

    name: str
    content: bytes
    is_packed: bool = False


def run_members(document: Document) -> Iterator[Member]:
    """Yield the members of all runs.

    Weights come with the runs of `kept_weights` alone.
    """
    with_weights = kept_weights(document)
    with_steps, places = _with_steps(document.runs), document.places
    for index, run in enumerate(document.runs, start=1):
        folder = f"runs/{index:03}-{plain_name(run.name)}"
        kept = run.id in with_weights
        if run.id not in with_steps:
            run = replace(run, series=without_steps(run.series))
        data = {**run_to_json(run), "place": places[run.id], "weights": kept}
        yield Member(f"{folder}/run.json", write_json(data).encode(), is_packed=True)
        steps = kept_steps(run.series)
        for name, figures in run.series.step_figures() if steps else ():
            content = write_npy(narrowed(figures[:steps]))
            yield Member(f"{folder}/{STEP}{name}.npy", content)
        if kept:
            arrays = in_order(run.graph, run.weights)
            for slot, array in zip(slots(run.graph), arrays, strict=True):
                yield Member(f"{folder}/weights/{slot.label}.npy", write_npy(array))


def _with_steps(runs: Sequence[Run]) -> set[str]:
    """Return the ids of the runs whose steps' figures are kept, the newest first."""
    kept, total = set(), 0
    for run in reversed(runs):
        total += kept_steps(run.series)
        if total <= MOST_STEPS_IN_ALL:
            kept.add(run.id)
    return kept


def read_runs(archive: Archive, file: str) -> tuple[Run, ...]:
    """Return the runs in a project file called `file`.

    Raises:
        NetBuilderError: A run is damaged, cannot be, or there are more than can be meant.
    """
    matches = [match for match in map(_RUN.fullmatch, archive.names) if match is not None]
    if len(matches) > MOST_RUNS:
        found = counted("{count} run", "{count} runs", len(matches))
        raise damaged(file, found=found, expected=grouped(MOST_RUNS))
    size = sum(archive.size(match.string) for match in matches)
    if size > MOST_JSON_IN_ALL:
        raise too_large(file, size, MOST_JSON_IN_ALL)
    matches.sort(key=lambda match: (match["index"] == "last", match["index"].zfill(6)))
    runs: list[Run] = []
    budget = MOST_STEPS_IN_ALL
    for match in matches:
        run = _read_run(archive, match.string, file, most_steps=budget)
        budget -= len(run.series.step_loss)
        runs.append(run)
    if len({run.id for run in runs}) != len(runs):
        raise damaged(file, found=_("the same run twice"))
    return tuple(runs)


def _read_run(archive: Archive, member: str, file: str, *, most_steps: int) -> Run:
    content = archive.read(member, most=MOST_JSON_IN_ALL)
    subject = f"{file}, {member}"
    data = expect(read_json(content, subject=subject, most=MOST_JSON_IN_ALL), dict, _("The run"))
    run = run_from_json(data)
    folder = member.removesuffix("/run.json")
    steps = steps_apart(data)
    if steps:
        if steps > most_steps:
            raise damaged(subject, found=counted("{count} step", "{count} steps", steps))
        run = replace(run, series=_read_steps(archive, folder, file, run.series, steps))
    if field(data, "weights", bool, default=True):
        run = replace(run, weights=_read_weights(archive, folder, file, run))
    return run


def _read_steps(archive: Archive, folder: str, file: str, series: Series, steps: int) -> Series:
    def figures(name: str) -> list[float]:
        member = f"{folder}/{STEP}{name}.npy"
        content = archive.read(member, most=steps * LARGEST_NUMBER + 2 * MOST_HEADER)
        numbers: list[float] = read_npy(
            content, shape=(steps,), subject=f"{file}, {member}"
        ).tolist()
        return numbers

    metrics = {name: figures(name) for name in series.step_metrics}
    return replace(series, step_loss=figures(LOSS.name), step_metrics=metrics)


def _read_weights(archive: Archive, folder: str, file: str, run: Run) -> Weights:
    arrays = []
    for slot in slots(run.graph):
        member = f"{folder}/weights/{slot.label}.npy"
        content = archive.read(member, most=slot.most_bytes)
        arrays.append(read_npy(content, shape=slot.shape, subject=f"{file}, {member}"))
    if not arrays:
        raise damaged(f"{file}, {folder}", found=_("weights for a network that has none"))
    return by_node(run.graph, arrays)
