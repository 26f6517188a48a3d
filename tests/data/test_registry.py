"""A data set and a kind of reader that only this file knows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier, BrokenBarrierError

import numpy as np
import pytest

from netbuilder.data.datasets import (
    Dataset,
    DatasetError,
    load_dataset,
    register_reader,
    unregister_reader,
)
from netbuilder.errors import NetBuilderError
from netbuilder.project.datasets import (
    DatasetInfo,
    dataset_info,
    datasets,
    register_dataset,
    unregister_dataset,
)
from netbuilder.project.task import ExampleKind, InputSpec, regression

LINE = DatasetInfo(
    key="line",
    title="Line",
    task=regression(InputSpec(kind=ExampleKind.POINT_ON_LINE, shape=(1,))),
    training=4,
    test=2,
    reader="line",
)


def read_line(info):
    x = np.linspace(0.0, 1.0, 6, dtype=np.float32)[:, None]
    return Dataset(info, x[:4].copy(), 2 * x[:4], x[4:].copy(), 2 * x[4:])


@pytest.fixture
def line():
    register_dataset(LINE)
    register_reader("line", read_line)
    yield LINE
    unregister_dataset("line")
    unregister_reader("line")


def test_a_set_that_is_registered_is_among_the_others(line):
    assert dataset_info("line") is line
    assert {"line", "mnist"} <= datasets().keys()


def test_two_threads_that_want_it_at_once_have_it_read_once(line):
    both_read = Barrier(2)
    slow = replace(line, key="slow line", reader="slow")

    def read_slowly(info):
        with suppress(BrokenBarrierError):
            both_read.wait(timeout=0.2)
        return read_line(info)

    register_dataset(slow)
    register_reader("slow", read_slowly)
    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(load_dataset, [slow.key] * 2)
    unregister_dataset(slow.key)
    unregister_reader("slow")
    assert one is other


def test_its_reader_gives_its_examples_once_and_for_reading_only(line):
    loaded = load_dataset("line")
    assert loaded.y_test.ravel().tolist() == pytest.approx([1.6, 2.0])
    assert load_dataset("line") is loaded
    assert not loaded.x_train.flags.writeable


def test_what_a_reader_gives_must_be_what_the_task_says(line):
    register_dataset(replace(line, training=5))
    with pytest.raises(DatasetError, match=r"x_train: float32 \(4, 1\)"):
        load_dataset("line")


def test_a_kind_of_reader_that_is_not_there_is_refused(line):
    register_dataset(replace(line, reader="cloud"))
    with pytest.raises(NetBuilderError, match="archive"):
        load_dataset("line")


def test_a_set_that_is_gone_is_unknown():
    with pytest.raises(NetBuilderError, match="mnist"):
        dataset_info("line")
