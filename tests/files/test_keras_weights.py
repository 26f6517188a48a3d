from __future__ import annotations

import io
from typing import TYPE_CHECKING

import h5py
import numpy as np
import pytest

from netbuilder.blocks.block import WeightSpec
from netbuilder.files.errors import DamagedFileError
from netbuilder.files.keras_weights import Wanted, read_weights

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SPECS = (WeightSpec("kernel", (4, 3)), WeightSpec("bias", (3,)))
KERNEL = np.arange(12, dtype=np.float32).reshape(4, 3)
BIAS = np.ones(3, np.float32)


def h5(fill: Callable[[h5py.Group], object]) -> bytes:
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        fill(file.create_group("layers/dense/vars"))
    return buffer.getvalue()


def both(variables: h5py.Group) -> None:
    variables["0"], variables["1"] = KERNEL, BIAS


def read(content: bytes, specs: tuple[WeightSpec, ...] = SPECS) -> tuple[np.ndarray, ...]:
    wanted = Wanted("layers/dense/vars", specs, "“dense”")
    (arrays,) = read_weights(content, [wanted], subject="m.keras")
    return arrays


def test_arrays_come_in_their_order_and_cannot_be_changed():
    kernel, bias = read(h5(both))

    assert np.array_equal(kernel, KERNEL)
    assert np.array_equal(bias, BIAS)
    assert not kernel.flags.writeable


def with_kernel(**options: object) -> Callable[[h5py.Group], object]:
    def fill(variables: h5py.Group) -> None:
        variables.create_dataset("0", **options)
        variables["1"] = BIAS

    return fill


def linked(link: object) -> Callable[[h5py.Group], object]:
    def fill(variables: h5py.Group) -> None:
        variables.file["elsewhere"] = KERNEL
        variables["0"], variables["1"] = link, BIAS

    return fill


def virtual(variables: h5py.Group) -> None:
    layout = h5py.VirtualLayout((4, 3), np.float32)
    layout[:] = h5py.VirtualSource("/etc/passwd", "x", (4, 3))
    variables.create_virtual_dataset("0", layout)
    variables["1"] = BIAS


def group_as_kernel(variables: h5py.Group) -> None:
    variables.create_group("0")
    variables["1"] = BIAS


@pytest.mark.parametrize(
    ("fill", "found"),
    [
        (lambda variables: None, "number of arrays: 0, expected 2"),
        (lambda variables: variables.create_dataset("0", data=KERNEL), "number of arrays: 1"),
        (with_kernel(data=KERNEL.T.copy()), "3×4, expected 4×3"),
        (with_kernel(data=KERNEL.astype(np.int32)), "int32"),
        (with_kernel(data=np.full((4, 3), b"text")), "S4"),
        (with_kernel(shape=None, dtype="f4"), "a single number"),
        (with_kernel(data=KERNEL, compression="gzip"), "compressed or stored elsewhere"),
        (with_kernel(data=KERNEL, chunks=(2, 3)), "compressed or stored elsewhere"),
        (with_kernel(shape=(4, 3), dtype="f4"), "compressed or stored elsewhere"),
        (with_kernel(shape=(4, 3), dtype="f4", external=[("/etc/passwd", 0, 48)]), "elsewhere"),
        (virtual, "compressed or stored elsewhere"),
        (linked(h5py.ExternalLink("/etc/passwd", "x")), "no weights at"),
        (linked(h5py.SoftLink("/elsewhere")), "no weights at"),
        (linked(h5py.SoftLink("/layers/dense/vars/0")), "no weights at"),
        (group_as_kernel, "something other than a numeric array"),
    ],
)
def test_what_keras_does_not_write_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fill: Callable, found: str
):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(DamagedFileError, match=found):
        read(h5(fill))


def test_a_group_that_is_a_link_to_another_file_is_not_followed(tmp_path: Path):
    with h5py.File(tmp_path / "other.h5", "w") as other:
        both(other.create_group("vars"))
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        file.create_group("layers")["dense"] = h5py.ExternalLink(str(tmp_path / "other.h5"), "/")

    with pytest.raises(DamagedFileError, match="no weights at"):
        read(buffer.getvalue())


def test_a_huge_array_that_is_not_there_takes_no_memory():
    specs = (WeightSpec("kernel", (1_000_000, 1_000_000)),)
    content = h5(lambda variables: variables.create_dataset("0", (10**6, 10**6), "f4"))

    with pytest.raises(DamagedFileError, match="compressed or stored elsewhere"):
        read(content, specs)


def test_an_array_of_no_axes_is_read():
    content = h5(lambda variables: variables.create_dataset("0", data=np.float32(3.0)))

    (array,) = read(content, (WeightSpec("scale", ()),))

    assert array.shape == ()
    assert float(array) == 3.0


@pytest.mark.parametrize("offset", [47, 48, 54])
def test_what_hdf5_itself_raises_is_a_refusal_and_the_next_file_is_read(offset: int):
    """With a byte of 48 to 54 changed h5py raises OverflowError, which is no damage it names."""
    content = h5(both)
    broken = bytearray(content)
    broken[offset] ^= 0xFF

    with pytest.raises(DamagedFileError, match="missing or damaged weights"):
        read(bytes(broken))
    assert np.array_equal(read(content)[0], KERNEL)
