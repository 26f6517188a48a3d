"""Weights that rest on the disk are the same weights."""

from __future__ import annotations

import gc
import mmap
import sys
from pathlib import Path

import numpy as np
import pytest

from netbuilder.files.offloaded_weights import OffloadedWeights

KILOBYTE = 2**10


def weights_of(kilobytes: int, *, seed: int = 1):
    chance = np.random.default_rng(seed)
    kernel = chance.normal(size=(kilobytes, KILOBYTE // 4)).astype(np.float32)
    return {"dense-1": (kernel, np.float32([np.nan, -0.0, 1e-45])), "input-1": ()}


def assert_same(found, expected):
    assert found.keys() == expected.keys()
    for node, arrays in expected.items():
        for one, other in zip(found[node], arrays, strict=True):
            assert (one.dtype, one.shape) == (other.dtype, other.shape)
            assert one.tobytes() == other.tobytes()


def rests(weights) -> bool:
    """Tell whether the arrays are parts of a file."""
    base = weights["dense-1"][0]
    while isinstance(base, np.ndarray):
        base = base.base
    return isinstance(base, memoryview) and isinstance(base.obj, mmap.mmap)


def test_they_are_the_same_bit_for_bit(tmp_path):
    rest = OffloadedWeights(tmp_path / "new folder")
    given = [weights_of(3, seed=seed) for seed in range(5)]
    held = [rest.put(weights) for weights in given]
    for found, expected in zip(held, given, strict=True):
        assert rests(found)
        assert_same(found, expected)
        with pytest.raises(ValueError, match="read-only"):
            found["dense-1"][0][0, 0] = 1.0


def test_they_stay_when_others_need_another_file(tmp_path, monkeypatch):
    monkeypatch.setattr("netbuilder.files.offloaded_weights._CHUNK", 10 * KILOBYTE)
    rest = OffloadedWeights(tmp_path)
    given = [weights_of(size) for size in (4, 4, 4, 64, 4)]
    held = [rest.put(weights) for weights in given]
    for found, expected in zip(held, given, strict=True):
        assert rests(found)
        assert_same(found, expected)


def test_what_would_take_too_much_stays_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("netbuilder.files.offloaded_weights._CHUNK", 10 * KILOBYTE)
    rest = OffloadedWeights(tmp_path, most_bytes=25 * KILOBYTE)
    held = [rest.put(weights_of(8, seed=seed)) for seed in range(3)]
    assert [rests(weights) for weights in held] == [True, True, False]
    assert_same(held[2], weights_of(8, seed=2))
    held.clear()
    gc.collect()
    assert rests(rest.put(weights_of(8)))


def test_where_there_is_no_room_they_stay_in_memory(tmp_path):
    (tmp_path / "taken").write_text("a file")
    given = weights_of(2)
    assert OffloadedWeights(tmp_path / "taken" / "folder").put(given) is given


def test_a_disk_that_fills_up_changes_nothing(tmp_path, monkeypatch):
    rest = OffloadedWeights(tmp_path)
    first, second = weights_of(2), weights_of(2, seed=2)
    held = rest.put(first)

    class Full:
        def seek(self, place):
            return place

        def write(self, data):
            raise OSError(28, "No space left on device")

        def close(self):
            pass

    monkeypatch.setattr(rest, "_file", Full())
    assert rest.put(second) is second
    assert_same(held, first)


def test_nothing_is_left_behind(tmp_path):
    rest = OffloadedWeights(tmp_path)
    held = rest.put(weights_of(2))
    del rest
    gc.collect()
    assert_same(held, weights_of(2))
    del held
    gc.collect()
    assert not list(tmp_path.iterdir())


def resident_file_bytes() -> int:
    """Return how many bytes of files are in the memory of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * KILOBYTE for line in lines if line.startswith("RssFile"))


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux tells of a process")
def test_what_was_read_leaves_memory_when_others_come(tmp_path):
    rest = OffloadedWeights(tmp_path)
    held = rest.put(weights_of(16 * KILOBYTE))
    before = resident_file_bytes()
    assert_same(held, weights_of(16 * KILOBYTE))
    assert resident_file_bytes() - before > 12 * KILOBYTE**2
    rest.put(weights_of(1))
    assert resident_file_bytes() - before < 4 * KILOBYTE**2
    assert_same(held, weights_of(16 * KILOBYTE))
