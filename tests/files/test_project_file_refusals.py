"""What is no project, or a damaged one, is refused with a reason."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest
from project_files import FOLDER, RUN, refusal, rewrite, with_project

from netbuilder.files.project_file import open_document, save_document
from netbuilder.files.recipes import load_recipe
from netbuilder.project.codec import project_to_json

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.document import Document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.netb"


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04", b"{}"])
def test_what_is_no_zip_says_so(path: Path, content: bytes):
    path.write_bytes(content)

    assert (
        "found a file that is not a zip archive, expected a NetBuilder project (.netb)"
        in refusal(path)
    )


def test_a_missing_file_says_so(path: Path):
    assert "no such file" in refusal(path)


def test_a_folder_says_so(tmp_path: Path):
    assert "folder" in refusal(tmp_path)


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.9, 0.999])
def test_a_truncated_file_says_so(document: Document, path: Path, share: float):
    save_document(document, path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    assert "found a file that is not a zip archive" in refusal(path)


def test_a_zip_of_other_things_says_so(path: Path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("holiday.txt", "sun")

    assert "no project.json in it" in refusal(path)


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

    assert "nested too deeply" in refusal(path)


def test_a_newer_schema_says_so(path: Path):
    def newer(data: dict) -> None:
        data["schema"] = 3

    message = refusal(with_project(path, newer))

    assert "newer version of NetBuilder" in message
    assert "Update NetBuilder" in message


def test_an_unknown_block_says_so(path: Path):
    def unknown(data: dict) -> None:
        data["network"]["nodes"][2]["block"] = "Magic"

    message = refusal(with_project(path, unknown))

    assert "'Magic'" in message
    assert "or 36 more" in message


def test_an_edge_to_nowhere_says_so(path: Path):
    def nowhere(data: dict) -> None:
        data["network"]["edges"][0]["to"] = ["nobody", 0]

    assert "no block “nobody”" in refusal(with_project(path, nowhere))


def test_a_circle_says_so(path: Path):
    def circle(data: dict) -> None:
        data["network"]["edges"][1]["from"] = ["dense-2", 0]

    assert "a cycle" in refusal(with_project(path, circle))


@pytest.mark.parametrize("units", [0, -1, 10**9, 1.5, "many", None, True, [1], 10**400])
def test_settings_out_of_range_say_so(path: Path, units: object):
    text = json.dumps(project_to_json(load_recipe("lecture-relu")))
    with zipfile.ZipFile(path, "w") as archive:
        changed = text.replace('"units": 500', f'"units": {json.dumps(units)}')
        archive.writestr("project.json", changed)

    assert "a whole number from 1 to 1,000,000" in refusal(path)


def test_a_missing_array_says_so(document: Document, path: Path):
    save_document(document, path)
    rewrite(path, lambda members: members.pop(f"{FOLDER}/weights/004-dense-2-bias.npy"))

    assert f"no {FOLDER}/weights/004-dense-2-bias.npy in it" in refusal(path)


def npy(array: np.ndarray, **options: object) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, array, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (npy(np.zeros((6, 784), np.float32)), "an array of shape 6×784"),
        (npy(np.zeros((784, 6), np.int64)), "<i8"),
        (npy(np.zeros((784, 6), np.complex64)), "<c8"),
        (npy(np.zeros((784, 6), np.longdouble)), "at most 57,632 bytes"),
        (npy(np.full((784, 6), None), allow_pickle=True), "|O"),
        (npy(np.zeros((784, 6), np.float32))[:-4], "more or fewer values"),
        (npy(np.zeros((784, 6), np.float32)) + b"more", "more or fewer values"),
        (b"", "something other than a numeric array"),
        (b"\x93NUMPY\x01\x00\xff\xff" + b"(" * 60_000, "bytes"),
        (b"\x93NUMPY\x01\x00\x10\x00" + b"(" * 16, "something other than a numeric array"),
        (b"\x93NUMPY\x09\x00\x10\x00" + b"(" * 16, "something other than a numeric array"),
        (b"\x80\x04cos\nsystem\n", "something other than a numeric array"),
    ],
)
def test_damaged_weights_say_so(document: Document, path: Path, content: bytes, found: str):
    def damage(members: dict[str, bytes]) -> None:
        members[f"{FOLDER}/weights/002-dense-1-kernel.npy"] = content

    save_document(document, path)
    rewrite(path, damage)

    assert found in refusal(path)


def test_arrays_saved_again_by_numpy_in_any_float_type_are_read(document: Document, path: Path):
    kernel = document.runs[0].weights["dense-1"][0]

    def save_again(members: dict[str, bytes]) -> None:
        fortran = np.asfortranarray(kernel.astype(np.float64))
        members[f"{FOLDER}/weights/002-dense-1-kernel.npy"] = npy(fortran, version=(2, 0))

    save_document(document, path)
    rewrite(path, save_again)

    opened = open_document(path).runs[0].weights["dense-1"][0]
    assert np.array_equal(opened, kernel.astype(np.float64))


def test_a_run_of_another_network_than_its_weights_says_so(document: Document, path: Path):
    def widen(members: dict[str, bytes]) -> None:
        members[RUN] = members[RUN].replace(b'"units": 6', b'"units": 7')

    save_document(document, path)
    rewrite(path, widen)

    assert "784×7, the shape in the network" in refusal(path)


def test_a_run_without_the_weights_that_it_names_says_so(document: Document, path: Path):
    def take_out(members: dict[str, bytes]) -> None:
        for name in [name for name in members if "/weights/" in name]:
            del members[name]

    save_document(document, path)
    rewrite(path, take_out)

    assert "kernel.npy in it" in refusal(path)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (npy(np.zeros(2, np.float32)), "an array of shape 2"),
        (npy(np.zeros((3, 1), np.float32)), "an array of shape 3×1"),
        (npy(np.zeros(3, np.int64)), "<i8"),
        (b"\x80\x04cos\nsystem\n", "something other than a numeric array"),
        (npy(np.zeros(10_000, np.float32)), "at most"),
    ],
)
def test_damaged_figures_of_the_steps_say_so(
    document: Document, path: Path, content: bytes, found: str
):
    def damage(members: dict[str, bytes]) -> None:
        members[f"{FOLDER}/step_loss.npy"] = content

    save_document(document, path)
    rewrite(path, damage)

    assert found in refusal(path)


def test_a_run_that_comes_twice_says_so(document: Document, path: Path):
    def double(members: dict[str, bytes]) -> None:
        for name in [name for name in members if name.startswith("runs/")]:
            members[name.replace("001", "002")] = members[name]

    save_document(document, path)
    rewrite(path, double)

    assert "found the same run twice" in refusal(path)
