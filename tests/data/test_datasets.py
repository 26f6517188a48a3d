from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from netbuilder import resources
from netbuilder.data.datasets import DatasetError, load_dataset
from netbuilder.data.readers.archive import read_archive
from netbuilder.errors import NetBuilderError
from netbuilder.project.sets.mnist import MNIST

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.project.datasets import DatasetInfo


def test_mnist_is_whole_in_its_official_order():
    mnist = load_dataset("mnist")

    assert mnist.x_train.shape == (60_000, 28, 28)
    assert mnist.x_test.shape == (10_000, 28, 28)
    assert mnist.y_train[:5].tolist() == [5, 0, 4, 1, 9]
    assert mnist.y_test[:5].tolist() == [7, 2, 1, 0, 4]
    assert mnist.x_train.dtype == np.uint8
    assert mnist.x_train.max() == 255


def test_it_is_read_once_and_nobody_can_change_it():
    mnist = load_dataset("mnist")

    assert load_dataset("mnist") is mnist
    with pytest.raises(ValueError, match="read-only"):
        mnist.x_train[0, 0, 0] = 1


def test_an_unknown_data_set_is_refused():
    with pytest.raises(NetBuilderError, match="mnist"):
        load_dataset("cifar")


def test_changed_bytes_are_refused(tmp_path: Path):
    content = bytearray(resources.path("datasets", "mnist.npz").read_bytes())
    content[5_000] ^= 1
    (tmp_path / "mnist.npz").write_bytes(content)

    with pytest.raises(DatasetError, match=r"damaged.*Reinstall NetBuilder"):
        read_archive(tmp_path / "mnist.npz", info=MNIST)


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(DatasetError, match="No such file"):
        read_archive(tmp_path / "none.npz", info=MNIST)


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04"])
def test_a_file_that_holds_no_arrays_is_refused(tmp_path: Path, content: bytes):
    path = tmp_path / "x.npz"
    path.write_bytes(content)

    with pytest.raises(DatasetError):
        read_archive(path, info=_with_digest(content))


def test_arrays_of_another_shape_are_refused(tmp_path: Path):
    path = tmp_path / "x.npz"
    small = np.zeros((3, 28, 28), np.uint8)
    np.savez(path, x_train=small, y_train=small, x_test=small, y_test=small)

    with pytest.raises(DatasetError, match="x_train"):
        read_archive(path, info=_with_digest(path.read_bytes()))


def _with_digest(content: bytes) -> DatasetInfo:
    return replace(MNIST, sha256=hashlib.sha256(content).hexdigest())
