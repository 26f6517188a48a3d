"""Draws the sample drawings of the framing lesson: `uv run tools/draw_lesson.py [MODEL.keras …]`.

The digits of `two-writers.json` are drawn anew, with a seed: small, off-centre, with a thin or a
thick pen, tilted. Of the many drawings that the networks read once all steps of the framing are
done, it takes twenty that they misread most often where one step is left out: two of each digit,
four of each kind. The networks are the built-in model and those named; what is kept was chosen with
two of `netbuilder train lecture-relu`, of the seeds 11 and 14. It writes
`resources/drawings/framing-lesson.json`, in some five minutes.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from rich.console import Console

from netbuilder.data.framing import ALL_STEPS, STEP_NAMES, frame_drawing, without
from netbuilder.data.strokes import Drawing, Stroke
from netbuilder.engine.answering import predict_images
from netbuilder.files.built_in import built_in_model
from netbuilder.files.keras_file import open_keras
from netbuilder.files.sample_drawings import SampleDrawing, read_drawings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

    from netbuilder.data.framing import Steps
    from netbuilder.project.run import Run

SOURCE: Final = Path(__file__).parent / "two-writers.json"
TARGET: Final = Path(__file__).parents[1] / "resources" / "drawings" / "framing-lesson.json"
SEED: Final = 2026
TRIES: Final = 300
"""Each digit of each writer is drawn so often in each kind."""
PER_DIGIT, PER_KIND = 2, 4
_STARTS: Final = 30
_SURE: Final = 0.8
"""Probability that the digit must have for every network once all steps are done."""
_ENOUGH: Final = 4.0
"""So many misread drawings show a step well: twice as many are hardly better."""
_BUILT_IN: Final = 3.0
"""Weight of the built-in model, which answers before any other; of the others, 1."""


Range = tuple[float, float]


class Kind(NamedTuple):
    """Ranges that a kind of drawing is drawn from; `away` and `tilt` go either way.

    Attributes:
        size: Height, in heights of the writer's.
        width: Width of the pen, in pads.
        away: Distance from the middle of the pad, as a share of what room there is.
        tilt: Angle in radians.
        narrow: Width as a share of the writer's.
        tail: How much further the last stroke runs, in heights of the digit.
    """

    size: Range
    width: Range
    away: Range = (0.0, 0.3)
    tilt: Range = (0.0, 0.12)
    narrow: Range = (0.7, 1.1)
    tail: Range = (0.0, 0.0)


KINDS: Final = {
    "small": Kind(size=(0.2, 0.35), width=(0.03, 0.09), tail=(0.0, 0.6)),
    "thin": Kind(size=(0.9, 1.35), width=(0.004, 0.012)),
    "thick": Kind(size=(0.6, 1.1), width=(0.2, 0.32)),
    "off-centre": Kind(size=(0.4, 0.6), width=(0.05, 0.2), away=(0.8, 1.0), tail=(0.0, 0.6)),
    "tilted": Kind(size=(0.5, 1.1), width=(0.05, 0.28), tilt=(0.25, 0.5), tail=(0.0, 0.6)),
}


def drawn(sample: SampleDrawing, kind: Kind, chance: Generator) -> Drawing:
    """Draw a writer's digit anew, in a kind's way."""
    size, width = chance.uniform(*kind.size), chance.uniform(*kind.width)
    sign = chance.choice((-1.0, 1.0), 3)
    tilt, slant = sign[0] * chance.uniform(*kind.tilt), chance.uniform(-0.3, 0.3)
    turned = np.array(((math.cos(tilt), math.sin(tilt)), (-math.sin(tilt), math.cos(tilt))))
    change = np.array(((1.0, 0.0), (slant, 1.0))) @ turned * size
    change = change * np.array((chance.uniform(*kind.narrow), 1.0))
    strokes = [_trembling(np.array(s.points) - 0.5, chance) for s in sample.drawing.strokes]
    strokes[-1] = _with_tail(strokes[-1], chance.uniform(*kind.tail))
    strokes = [points @ change for points in strokes]
    every = np.concatenate(strokes)
    low, high = every.min(0), every.max(0)
    room = np.maximum(0.5 - (high - low) / 2 - width / 2, 0.0)
    moved = 0.5 - (low + high) / 2 + sign[1:] * chance.uniform(*kind.away, 2) * room
    return Drawing(tuple(_stroke(points + moved, width) for points in strokes))


def _with_tail(points: NDArray[np.float64], length: float) -> NDArray[np.float64]:
    """Let a stroke run on in the direction of its end, as a hurried hand does."""
    way = points[-1] - points[-4]
    return np.vstack((points, points[-1] + length * way / max(float(np.hypot(*way)), 1e-6)))


def _trembling(points: NDArray[np.float64], chance: Generator) -> NDArray[np.float64]:
    """Move points to and fro along the stroke, as nobody draws a digit twice alike."""
    across, down = points[:, 0], points[:, 1]
    frequency, phase = chance.uniform(6.0, 19.0, 2), chance.uniform(0.0, 6.3, 2)
    waves = np.stack(
        [np.sin(frequency[0] * down + phase[0]), np.sin(frequency[1] * across + phase[1])], axis=1
    )
    return points + chance.uniform(0.0, 0.025) * waves


def _stroke(points: NDArray[np.float64], width: float) -> Stroke:
    places = tuple((round(float(x), 3), round(float(y), 3)) for x, y in points)
    return Stroke(places, round(width, 3))


def candidates() -> list[SampleDrawing]:
    """Return all drawings to choose from."""
    chance, written = np.random.default_rng(SEED), read_drawings(SOURCE)
    return [
        sample._replace(style=style, drawing=drawn(sample, kind, chance))
        for style, kind in KINDS.items()
        for _try in range(TRIES)
        for sample in written
    ]


def main() -> None:
    """Choose and write."""
    networks = [built_in_model(), *map(_network, sys.argv[1:])]
    samples = candidates()
    digits = np.array([sample.digit for sample in samples])
    shares = _shares(networks, samples, ALL_STEPS)
    sure = shares[:, np.arange(len(samples)), digits].min(0) >= _SURE
    samples = [sample for sample, is_sure in zip(samples, sure, strict=True) if is_sure]
    digits = digits[sure]
    misread = np.stack(
        [_shares(networks, samples, without(name)).argmax(2) != digits for name in STEP_NAMES]
    )
    chosen = _best(samples, misread)
    console = Console()
    console.print(f"{len(samples):,} of {len(sure):,} drawings are read with all steps")
    for name, row in zip(STEP_NAMES, misread[:, :, chosen], strict=True):
        console.print(f"without {name}: read {[int((~network).sum()) for network in row]}")
    _write([samples[index] for index in chosen])


def _network(path: str) -> Run:
    run = open_keras(Path(path)).last_run
    if run is None:
        raise SystemExit(f"{path}: no weights")
    return run


def _shares(
    networks: Sequence[Run], samples: Sequence[SampleDrawing], steps: Steps
) -> NDArray[np.float32]:
    """Return what the networks answer: network × drawing × digit."""
    images = np.stack([frame_drawing(sample.drawing, steps) for sample in samples])
    return np.stack([predict_images(run.graph, run.weights, images) for run in networks])


def _best(samples: Sequence[SampleDrawing], misread: NDArray[np.bool_]) -> list[int]:
    """Return which drawings to take: the best of some starts with digits and kinds paired anew."""
    chance = np.random.default_rng(SEED)
    digits = np.array([sample.digit for sample in samples])
    styles = np.array([sample.style for sample in samples])
    slots = np.repeat(np.arange(10), PER_DIGIT)
    found = []
    for _start in range(_STARTS):
        kinds = chance.permutation(np.repeat(list(KINDS), PER_KIND))
        pools = [
            np.flatnonzero((digits == digit) & (styles == kind))
            for digit, kind in zip(slots, kinds, strict=True)
        ]
        found.append(_climbed([int(chance.choice(pool)) for pool in pools], pools, misread))
    return max(found, key=lambda chosen: _worth(misread[:, :, chosen].sum(2)))


def _climbed(
    chosen: list[int], pools: Sequence[NDArray[np.intp]], misread: NDArray[np.bool_]
) -> list[int]:
    """Change one drawing after the other for the best of its pool until none is better."""
    worth = _worth(misread[:, :, chosen].sum(2))
    while True:
        before = worth
        for slot, pool in enumerate(pools):
            others = chosen[:slot] + chosen[slot + 1 :]
            rest = misread[:, :, others].sum(2)
            worths = [_worth(rest + misread[:, :, index]) for index in pool]
            best = int(np.argmax(worths))
            if worths[best] > worth and pool[best] not in others:
                worth, chosen[slot] = worths[best], int(pool[best])
        if worth == before:
            return chosen


def _worth(counts: NDArray[np.int_]) -> float:
    """Return how well drawings show each step to each network, from how many of them are misread.

    A step that is shown little to one network counts more than one that is shown well to all.
    """
    weights = np.where(np.arange(counts.shape[1]) == 0, _BUILT_IN, 1.0)
    return -float((np.exp(-counts / _ENOUGH) @ weights).sum())


def _write(samples: Sequence[SampleDrawing]) -> None:
    """Write drawings, one a line."""
    ordered = sorted(samples, key=lambda sample: (sample.digit, sample.style))
    lines = [
        json.dumps(
            {
                "style": sample.style,
                "digit": sample.digit,
                "width": sample.drawing.strokes[0].width,
                "strokes": [stroke.points for stroke in sample.drawing.strokes],
            },
            separators=(",", ":"),
        )
        for sample in ordered
    ]
    TARGET.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
