"""Training takes no more memory than is estimated: measured in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from networks import chain

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.gru import GRU
from netbuilder.blocks.input import Input
from netbuilder.blocks.lstm import LSTM
from netbuilder.blocks.simple_rnn import SimpleRNN
from netbuilder.engine.footprint import estimate, passing_floats
from netbuilder.network.shapes import infer_shapes
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "memory.py"


@pytest.mark.parametrize(
    ("kind", "batch"),
    [
        ("Dense", 100),
        pytest.param("LSTM", 2_048, marks=pytest.mark.complete),
        pytest.param("GRU", 2_048, marks=pytest.mark.complete),
        pytest.param("Conv2D", 512, marks=pytest.mark.complete),
        pytest.param("Dense, frozen", 10_000, marks=pytest.mark.complete),
    ],
)
def test_no_more_is_taken_than_is_estimated(kind, batch):
    asked = [sys.executable, str(SCRIPT), "--child", kind, str(batch)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    estimated, taken = json.loads(done.stdout.splitlines()[-1])
    assert 2**26 < taken < estimated


def recurrent(block, *, batch):
    graph = chain(Input(), block, Dense(units=10))
    return estimate(Project(graph=graph, plan=Plan(batch_size=batch)))


@pytest.mark.parametrize(("cls", "gates"), [(LSTM, 4), (GRU, 3), (SimpleRNN, 1)])
def test_a_memory_keeps_the_gates_of_all_its_steps(cls, gates):
    """Not its last state alone: 28 rows, and twice each gate for each neuron."""
    large, small = (recurrent(cls(units=256), batch=batch) for batch in (2_000, 1_000))
    assert large - small > 4 * 1_000 * 28 * 256 * 2 * gates


def test_a_memory_of_512_for_all_images_at_once_takes_some_25_gigabytes():
    assert recurrent(LSTM(units=512), batch=60_000) > 25 * 2**30


def test_answering_holds_an_output_until_its_last_taker_is_done():
    """Of a row of equal blocks two at once, however long it is; of a sequence, its gathering."""
    wide = Dense(units=1_000)
    few, many = (chain(Input(shape=(784,)), *[wide] * n) for n in (3, 30))
    assert passing_floats(few, infer_shapes(few)) == 2 * 2_000
    assert passing_floats(many, infer_shapes(many)) == 2 * 2_000
    sequence = chain(Input(), LSTM(units=100, return_sequences=True))
    assert passing_floats(sequence, infer_shapes(sequence)) == 2 * (784 + 3 * 28 * 100)


def test_a_batch_is_never_larger_than_the_examples():
    assert recurrent(LSTM(), batch=54_000) == recurrent(LSTM(), batch=60_000)
