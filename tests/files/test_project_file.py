from __future__ import annotations

import errno
import io
import json
import math
import zipfile
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pytest
from trained import make_run, small_graph

from netbuilder.errors import NetBuilderError
from netbuilder.files.errors import FileError
from netbuilder.files.project_file import open_document, save_document
from netbuilder.files.recipes import load_recipe, recipe_names
from netbuilder.project.codec import project_to_json
from netbuilder.project.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RUN = "runs/last/run.json"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.netb"


def rewrite(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change the members of a saved project."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def with_project(path: Path, change: Callable[[dict], None]) -> Path:
    """Write a project file whose project.json has been changed."""
    data = project_to_json(load_recipe("lecture-relu"))
    change(data)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.json", json.dumps(data))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(NetBuilderError) as raised:
        open_document(path)
    return str(raised.value)


@pytest.mark.parametrize("name", recipe_names())
def test_a_project_comes_back(path: Path, name: str):
    document = Document(load_recipe(name))
    save_document(document, path)

    assert open_document(path) == document


def test_the_last_run_comes_back_with_its_weights_and_series(document: Document, path: Path):
    save_document(document, path)
    opened = open_document(path)

    assert opened.project == document.project
    (run,), (saved,) = opened.runs, document.runs
    assert replace(run, series=saved.series) == saved
    assert run.series.step_loss[:2] == (2.5, 1.25)
    assert math.isnan(run.series.step_loss[2])
    assert list(run.weights) == list(saved.weights)
    for name, arrays in saved.weights.items():
        for ours, theirs in zip(run.weights[name], arrays, strict=True):
            assert ours.dtype == theirs.dtype
            assert np.array_equal(ours, theirs)
            assert not ours.flags.writeable


def test_only_the_last_run_with_weights_is_kept(document: Document, path: Path):
    failed = replace(document.runs[0], id="failed", weights=MappingProxyType({}))
    save_document(replace(document, runs=(*document.runs, failed)), path)

    assert [run.id for run in open_document(path).runs] == ["run-1"]


def test_a_run_keeps_the_network_it_was_started_with(path: Path):
    run = make_run(small_graph("lecture-dropout"))
    save_document(Document(load_recipe("digits-cnn"), (run,)), path)

    opened = open_document(path)

    assert opened.project == load_recipe("digits-cnn")
    assert opened.runs[0].graph == run.graph


def test_equal_documents_give_equal_files(document: Document, tmp_path: Path):
    save_document(document, tmp_path / "a.netb")
    save_document(document, tmp_path / "b.netb")

    assert (tmp_path / "a.netb").read_bytes() == (tmp_path / "b.netb").read_bytes()


def test_the_file_is_a_plain_zip_that_people_can_read(document: Document, path: Path):
    save_document(document, path)

    with zipfile.ZipFile(path) as archive:
        text = archive.read("project.json").decode()
        kernel = np.load(io.BytesIO(archive.read("runs/last/weights/002-dense-1-kernel.npy")))
        assert '"title": "Mine – «ü»"' in text
        assert '"position": [0.0, 0.0]' in text
        assert "NaN" not in archive.read(RUN).decode()
    assert kernel.shape == (784, 6)


def test_node_names_cannot_lead_out_of_the_archive(path: Path):
    graph = load_recipe("lecture-relu").graph
    data = json.loads(json.dumps(project_to_json(load_recipe("lecture-relu"))))
    text = json.dumps(data).replace("dense-1", "../../etc/passwd")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.json", text)
    named = open_document(path).project.graph
    save_document(Document(load_recipe("lecture-relu"), (make_run(named),)), path)

    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if ".." in name]
    assert next(iter(open_document(path).runs[0].weights)) == "../../etc/passwd"
    assert "dense-1" in graph.nodes


def test_weights_that_ran_away_come_back_as_they_are(document: Document, path: Path):
    run = document.runs[0]
    away = {name: tuple(a * np.nan for a in arrays) for name, arrays in run.weights.items()}
    save_document(replace(document, runs=(replace(run, weights=away),)), path)

    kernel = open_document(path).runs[0].weights["dense-1"][0]

    assert np.isnan(kernel).all()


def test_weights_of_another_network_are_not_written(document: Document, path: Path):
    run = replace(document.runs[0], graph=small_graph("lecture-dropout"))
    wrong = replace(run, weights={"dense-1": (np.zeros((3, 3), np.float32),)})

    with pytest.raises(FileError, match="weights of another network"):
        save_document(replace(document, runs=(wrong,)), path)
    assert not path.exists()


def test_a_full_disk_leaves_the_old_file(
    document: Document, path: Path, monkeypatch: pytest.MonkeyPatch
):
    def writestr(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    save_document(document, path)
    before = path.read_bytes()
    monkeypatch.setattr(zipfile.ZipFile, "writestr", writestr)

    with pytest.raises(FileError, match=r"mine\.netb cannot be written: found a full disk"):
        save_document(document, path)

    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["mine.netb"]


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04", b"{}"])
def test_what_is_no_zip_says_so(path: Path, content: bytes):
    path.write_bytes(content)

    assert "found no zip file, expected a NetBuilder project (.netb)" in refusal(path)


def test_a_missing_file_says_so(path: Path):
    assert "no such file" in refusal(path)


def test_a_folder_says_so(tmp_path: Path):
    assert "folder" in refusal(tmp_path)


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.9, 0.999])
def test_a_truncated_file_says_so(document: Document, path: Path, share: float):
    save_document(document, path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    assert "found no zip file" in refusal(path)


def test_a_zip_of_other_things_says_so(path: Path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("holiday.txt", "sun")

    assert "no project.json inside" in refusal(path)


@pytest.mark.parametrize(
    "text", ["", "not JSON", '{"format": ', "\ud800".encode("utf-16", "surrogatepass")]
)
def test_a_project_that_is_not_json_says_so(path: Path, text: str | bytes):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.json", text)

    assert "not JSON" in refusal(path)


def test_huge_nesting_says_so(path: Path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.json", "[" * 300_000 + "]" * 300_000)

    assert "more than can be meant" in refusal(path)


def test_a_newer_schema_says_so(path: Path):
    def newer(data: dict) -> None:
        data["schema"] = 2

    message = refusal(with_project(path, newer))

    assert "made by a newer NetBuilder" in message
    assert "Update NetBuilder" in message


def test_an_unknown_block_says_so(path: Path):
    def unknown(data: dict) -> None:
        data["network"]["nodes"][2]["block"] = "Magic"

    message = refusal(with_project(path, unknown))

    assert "'Magic'" in message
    assert "Dense" in message


def test_an_edge_to_nowhere_says_so(path: Path):
    def nowhere(data: dict) -> None:
        data["network"]["edges"][0]["to"] = ["nobody", 0]

    assert "no block “nobody”" in refusal(with_project(path, nowhere))


def test_a_circle_says_so(path: Path):
    def circle(data: dict) -> None:
        data["network"]["edges"][1]["from"] = ["dense-2", 0]

    assert "a circle" in refusal(with_project(path, circle))


@pytest.mark.parametrize("units", [0, -1, 10**9, 1.5, "many", None, True, [1], 10**400])
def test_settings_out_of_range_say_so(path: Path, units: object):
    text = json.dumps(project_to_json(load_recipe("lecture-relu")))
    with zipfile.ZipFile(path, "w") as archive:
        changed = text.replace('"units": 500', f'"units": {json.dumps(units)}')
        archive.writestr("project.json", changed)

    assert "a whole number from 1 to 1,000,000" in refusal(path)


def test_a_missing_array_says_so(document: Document, path: Path):
    save_document(document, path)
    rewrite(path, lambda members: members.pop("runs/last/weights/004-dense-2-bias.npy"))

    assert "no runs/last/weights/004-dense-2-bias.npy inside" in refusal(path)


def npy(array: np.ndarray, **options: object) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, array, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (npy(np.zeros((6, 784), np.float32)), "an array of 6×784"),
        (npy(np.zeros((784, 6), np.int64)), "<i8"),
        (npy(np.zeros((784, 6), np.complex64)), "<c8"),
        (npy(np.zeros((784, 6), np.longdouble)), "at most 57,632 bytes"),
        (npy(np.full((784, 6), None), allow_pickle=True), "|O"),
        (npy(np.zeros((784, 6), np.float32))[:-4], "more or fewer numbers"),
        (npy(np.zeros((784, 6), np.float32)) + b"more", "more or fewer numbers"),
        (b"", "no array of numbers"),
        (b"\x93NUMPY\x01\x00\xff\xff" + b"(" * 60_000, "bytes"),
        (b"\x93NUMPY\x01\x00\x10\x00" + b"(" * 16, "no array of numbers"),
        (b"\x93NUMPY\x09\x00\x10\x00" + b"(" * 16, "no array of numbers"),
        (b"\x80\x04cos\nsystem\n", "no array of numbers"),
    ],
)
def test_damaged_weights_say_so(document: Document, path: Path, content: bytes, found: str):
    def damage(members: dict[str, bytes]) -> None:
        members["runs/last/weights/002-dense-1-kernel.npy"] = content

    save_document(document, path)
    rewrite(path, damage)

    assert found in refusal(path)


def test_arrays_saved_again_by_numpy_in_any_float_type_are_read(document: Document, path: Path):
    kernel = document.runs[0].weights["dense-1"][0]

    def save_again(members: dict[str, bytes]) -> None:
        fortran = np.asfortranarray(kernel.astype(np.float64))
        members["runs/last/weights/002-dense-1-kernel.npy"] = npy(fortran, version=(2, 0))

    save_document(document, path)
    rewrite(path, save_again)

    opened = open_document(path).runs[0].weights["dense-1"][0]
    assert np.array_equal(opened, kernel.astype(np.float64))


def test_a_run_of_another_network_than_its_weights_says_so(document: Document, path: Path):
    def widen(members: dict[str, bytes]) -> None:
        members[RUN] = members[RUN].replace(b'"units": 6', b'"units": 7')

    save_document(document, path)
    rewrite(path, widen)

    assert "784×7, as the network has it" in refusal(path)


def test_a_bomb_says_so_before_it_is_unpacked(path: Path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.json", b" " * (16 * 2**20))

    assert "times its size" in refusal(path)


def test_a_member_that_is_too_large_says_so(path: Path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.json", b" " * (16 * 2**20 + 1))

    assert "at most 16,777,216 bytes" in refusal(path)


def test_a_size_that_lies_says_so(document: Document, path: Path):
    save_document(document, path)
    content = path.read_bytes()
    size = zipfile.ZipFile(path).getinfo("project.json").file_size.to_bytes(4, "little")
    assert content.count(size) == 2
    path.write_bytes(content.replace(size, (5).to_bytes(4, "little")))

    assert "damaged" in refusal(path)


def test_too_many_members_say_so(path: Path):
    with zipfile.ZipFile(path, "w") as archive:
        for index in range(20_001):
            archive.writestr(str(index), b"")

    assert "20,001 files inside" in refusal(path)


def test_unusual_packing_says_so(path: Path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("project.json", "{}")

    assert "packed in an unusual way" in refusal(path)


def test_names_that_lead_elsewhere_write_nothing(document: Document, path: Path):
    save_document(document, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../evil.txt", "evil")
        archive.writestr("/tmp/evil-netbuilder.txt", "evil")

    assert open_document(path).project == document.project
    assert [entry.name for entry in path.parent.iterdir()] == ["mine.netb"]
