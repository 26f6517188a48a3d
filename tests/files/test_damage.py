"""No bytes whatever make a file's opener raise anything but a refusal in words."""

from __future__ import annotations

import io
import json
import random
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from project_files import RUN
from trained import make_run, small_graph

from netbuilder.errors import NetBuilderError
from netbuilder.files.opening import open_path
from netbuilder.files.project_file import save_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netbuilder.project.document import Document

ODD_VALUES = (
    None, True, 0, -1, 1.5, 10**30, 1e308, "", "x" * 99, "\ud800", "\x00", [], [[]], {}, {"a": []},
    [None], "dense-1", "Dense", "NaN", [0, 0], ["dense-1", 0], ["dense-1", True], 2**63,
)  # fmt: skip


def opened_or_refused(path: Path) -> bool:
    """Return whether the file opened; any exception but a refusal in words passes through."""
    try:
        open_path(path)
        return True
    except NetBuilderError as refusal:
        message = str(refusal)
    assert message.strip()
    assert "\n" not in message
    return False


def damaged(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    kind = chance.randrange(4)
    if kind == 0:
        del changed[chance.randrange(len(changed)) :]
    elif kind == 1:
        start = chance.randrange(len(changed))
        del changed[start : start + chance.randrange(1, 64)]
    else:
        for _count in range(chance.choice((1, 2, 8, 32))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def odd(value: object, chance: random.Random) -> object:
    """Return JSON data in which one part has been replaced, taken out or doubled."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        key = chance.choice(list(value))
        if chance.random() < 0.08:
            return {name: inner for name, inner in value.items() if name != key}
        return {**value, key: odd(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.85:
        index = chance.randrange(len(value))
        if chance.random() < 0.1:
            return [*value, value[index]]
        return [*value[:index], odd(value[index], chance), *value[index + 1 :]]
    return chance.choice(ODD_VALUES)


def rewritten(content: bytes, name: str, chance: random.Random) -> bytes:
    """Return a zip in which the JSON member `name` says something odd."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w") as new,
    ):
        for member in old.namelist():
            data = old.read(member)
            if member == name:
                data = json.dumps(odd(json.loads(data), chance)).encode()
            new.writestr(member, data)
    return buffer.getvalue()


@pytest.fixture
def several(document: Document) -> Document:
    """Return a document of three runs, two of them with weights in its file."""
    graph = small_graph()
    starred = make_run(graph, id="run-2", starred=True, colour="#102030")
    return replace(document, runs=(starred, make_run(graph, id="run-3"), *document.runs))


@pytest.mark.parametrize("seed", range(4))
def test_damaged_projects(
    several: Document, tmp_path: Path, seed: int, how_many: Callable[..., int]
):
    path = tmp_path / "x.netb"
    save_document(several, path)
    content, chance = path.read_bytes(), random.Random(seed)
    trials = how_many(250, quick=50)
    outcomes = set()
    for _trial in range(trials):
        path.write_bytes(damaged(content, chance))
        outcomes.add(opened_or_refused(path))

    assert False in outcomes


@pytest.mark.parametrize("name", ["project.json", RUN])
def test_odd_json_in_projects(
    document: Document, tmp_path: Path, name: str, how_many: Callable[..., int]
):
    path = tmp_path / "x.netb"
    save_document(document, path)
    content, chance = path.read_bytes(), random.Random(name)
    trials = how_many(500, quick=120)
    outcomes = []
    for _trial in range(trials):
        path.write_bytes(rewritten(content, name, chance))
        outcomes.append(opened_or_refused(path))

    assert outcomes.count(False) > trials // 5
    assert outcomes.count(True) > trials // 100


@pytest.mark.parametrize("seed", range(2))
def test_projects_with_damaged_arrays(
    several: Document, tmp_path: Path, seed: int, how_many: Callable[..., int]
):
    path = tmp_path / "x.netb"
    save_document(several, path)
    content, chance = path.read_bytes(), random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    arrays = sorted(name for name in members if name.endswith(".npy"))
    trials = how_many(100, quick=25)
    outcomes = set()
    for _trial in range(trials):
        victim = chance.choice(arrays)
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, damaged(data, chance) if name == victim else data)
        outcomes.add(opened_or_refused(path))

    assert outcomes == {True, False}


def test_damaged_recipes(tmp_path: Path, document: Document, how_many: Callable[..., int]):
    save_document(document, tmp_path / "x.netb")
    with zipfile.ZipFile(tmp_path / "x.netb") as archive:
        content = archive.read("project.json")
    chance = random.Random(1)
    path = tmp_path / "x.json"
    trials = how_many(500, quick=120)
    outcomes = set()
    for _trial in range(trials):
        path.write_bytes(damaged(content, chance))
        outcomes.add(opened_or_refused(path))

    assert outcomes == {True, False}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    keras = pytest.importorskip("keras")
    path = tmp_path_factory.mktemp("model") / "m.keras"
    pixels = keras.layers.Input((6, 6, 1))
    picture = keras.layers.Conv2D(2, 3)(pixels)
    out = keras.layers.Dense(3)(keras.layers.Flatten()(keras.layers.MaxPooling2D()(picture)))
    keras.Model(pixels, out).save(path)
    return path.read_bytes()


@pytest.mark.parametrize("seed", range(4))
def test_damaged_models(model: bytes, tmp_path: Path, seed: int, how_many: Callable[..., int]):
    path, chance = tmp_path / "x.keras", random.Random(seed)
    trials = how_many(250, quick=50)
    outcomes = set()
    for _trial in range(trials):
        path.write_bytes(damaged(model, chance))
        outcomes.add(opened_or_refused(path))

    assert False in outcomes


def test_models_with_damaged_weights(model: bytes, tmp_path: Path, how_many: Callable[..., int]):
    path, chance = tmp_path / "x.keras", random.Random(7)
    with zipfile.ZipFile(io.BytesIO(model)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    trials = how_many(60, quick=15)
    outcomes = set()
    for _trial in range(trials):
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                is_weights = name.endswith(".h5")
                archive.writestr(name, damaged(data, chance) if is_weights else data)
        outcomes.add(opened_or_refused(path))

    assert outcomes == {True, False}


def test_odd_json_in_models(model: bytes, tmp_path: Path, how_many: Callable[..., int]):
    path, chance = tmp_path / "x.keras", random.Random(11)
    trials = how_many(800, quick=150)
    outcomes = []
    for _trial in range(trials):
        path.write_bytes(rewritten(model, "config.json", chance))
        outcomes.append(opened_or_refused(path))

    assert outcomes.count(False) > trials // 8
    assert outcomes.count(True) > trials // 100
