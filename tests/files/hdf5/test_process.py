"""The child that parses HDF5: whatever a file makes of it, the program goes on."""

from __future__ import annotations

import io
import os
import signal
import sys
import textwrap
import threading
from typing import TYPE_CHECKING

import h5py
import numpy as np
import pytest

from netbuilder.files.hdf5.conversation import Group, RefusedError
from netbuilder.files.hdf5.process import CHILD, Hdf5Process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

GROUPS = (Group("vars", ((4, 3), (3,))),)
KERNEL = np.arange(12, dtype=np.float32).reshape(4, 3)

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture(scope="module")
def content() -> bytes:
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        file["vars/0"], file["vars/1"] = KERNEL, np.ones(3, np.float32)
    return buffer.getvalue()


@pytest.fixture
def start() -> Iterator[Callable[..., Hdf5Process]]:
    """Return a way to start a process, of the child's program or of one that misbehaves."""
    started: list[Hdf5Process] = []

    def begin(*arguments: object, **options: float) -> Hdf5Process:
        started.append(Hdf5Process(*arguments, **options))
        return started[-1]

    yield begin
    for process in started:
        process.close()


@pytest.fixture
def misbehaving(tmp_path: Path) -> Callable[[str], Path]:
    """Return a child that greets as it should, and then does as told."""

    def written(body: str) -> Path:
        code = """
            import json, os, sys
            def receive():
                size = int.from_bytes(sys.stdin.buffer.read(8), "little")
                return sys.stdin.buffer.read(size)
            def send(content):
                sys.stdout.buffer.write(len(content).to_bytes(8, "little") + content)
                sys.stdout.buffer.flush()
            receive()
            send(b"pong")
            receive(), receive()
        """
        path = tmp_path / "misbehaving.py"
        path.write_text(textwrap.dedent(code) + textwrap.dedent(body))
        return path

    return written


def why(process: Hdf5Process, content: bytes, groups: tuple[Group, ...] = GROUPS) -> str:
    with pytest.raises(RefusedError) as caught:
        process.read(content, groups)
    return caught.value.refusal.why


def test_one_child_serves_many_files(start: Callable[..., Hdf5Process], content: bytes):
    process = start()

    first = process.read(content, GROUPS)
    child = process.pid
    second = process.read(content, GROUPS)

    assert np.array_equal(first[0], KERNEL)
    assert np.array_equal(second[0], KERNEL)
    assert process.pid == child


def test_a_plain_no_costs_no_child(start: Callable[..., Hdf5Process], content: bytes):
    process = start()
    process.read(content, GROUPS)
    child = process.pid

    assert why(process, content, (Group("vars", ((3, 4), (3,))),)) == "shape"
    assert why(process, content, (Group("elsewhere", ((4, 3),)),)) == "missing"
    assert process.pid == child


def test_a_child_that_loops_is_ended_in_time(
    start: Callable[..., Hdf5Process], misbehaving: Callable[[str], Path], content: bytes
):
    process = start(misbehaving("while True: pass"), seconds=0.3)

    assert why(process, content) == "time"
    assert process.pid is None


@pytest.mark.parametrize(
    "body",
    [
        "os.abort()",
        "sys.exit()",
        "send(b'')",
        "send(b'no json')",
        "send(b'[1, 2]')",
        "send(b'{}')",
        "send(json.dumps({'types': ['<f4']}).encode())",
        "send(json.dumps({'types': ['<f4', '|O']}).encode())",
        "send(json.dumps({'types': ['<f4', '<f4']}).encode()); send(b'short')",
        "send(json.dumps({'types': ['<f4', '<f4']}).encode()); send(bytes(48)); send(bytes(11))",
        "send(json.dumps({'refused': {'why': 'x', 'group': 5, 'found': ''}}).encode())",
        "send(json.dumps({'refused': {'why': 'x', 'group': -1, 'found': ''}}).encode())",
        "send(json.dumps({'refused': {'why': 'x', 'group': 0, 'array': 2, 'found': ''}}).encode())",
        "sys.stdout.buffer.write((2**62).to_bytes(8, 'little')); sys.stdout.buffer.flush()",
    ],
)
def test_an_answer_that_makes_no_sense_is_a_refusal(
    start: Callable[..., Hdf5Process], misbehaving: Callable[[str], Path], content: bytes, body: str
):
    process = start(misbehaving(body), seconds=20)

    assert why(process, content) == "crash"
    assert process.pid is None


def test_arrays_larger_than_the_file_are_not_believed(
    start: Callable[..., Hdf5Process], misbehaving: Callable[[str], Path], content: bytes
):
    process = start(misbehaving("send(json.dumps({'types': ['<f8']}).encode())"), seconds=20)

    assert why(process, content, (Group("vars", ((10**6, 10**6),)),)) == "crash"


@posix
def test_a_child_that_ended_meanwhile_is_replaced(
    start: Callable[..., Hdf5Process], content: bytes
):
    process = start()
    process.read(content, GROUPS)
    child = process.pid
    assert child is not None
    os.kill(child, signal.SIGKILL)

    assert np.array_equal(process.read(content, GROUPS)[0], KERNEL)
    assert process.pid != child


def test_threads_take_turns(start: Callable[..., Hdf5Process], content: bytes):
    process, read = start(), []
    threads = [
        threading.Thread(target=lambda: read.append(process.read(content, GROUPS)[0]))
        for _one in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(read) == 4
    assert all(np.array_equal(array, KERNEL) for array in read)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of addresses taken")
def test_more_memory_than_a_file_may_take_is_refused_and_not_taken(
    start: Callable[..., Hdf5Process], content: bytes, tmp_path: Path
):
    """The child's own limit, on a program that takes what no file of this size should."""
    program = tmp_path / "greedy.py"
    code = CHILD.read_text("utf-8")
    greedy = code.replace("variables = _group(", "bytearray(2**30); variables = _group(")
    assert greedy != code
    program.write_text(greedy, "utf-8")

    assert why(start(program), content) == "memory"


def test_the_child_knows_no_tensorflow_and_nothing_of_this_folder(
    start: Callable[..., Hdf5Process],
    content: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    (tmp_path / "h5py.py").write_text("raise SystemExit('a file of the folder was run')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    process = start()

    assert np.array_equal(process.read(content, GROUPS)[0], KERNEL)
    assert "tensorflow" not in CHILD.read_text("utf-8")
