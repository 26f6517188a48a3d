"""Why a training ended: a value in files, a sentence on the screen."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest
from trained import make_run, small_graph

from netbuilder.errors import NetBuilderError
from netbuilder.network.edit import set_block
from netbuilder.network.graph import Graph
from netbuilder.project.run_codec import run_from_json, run_to_json
from netbuilder.project.run_end import (
    Diverged,
    EndedUnexpectedly,
    NotFinite,
    OutOfMemory,
    ProgramEnded,
    StoppedEarly,
    Told,
    Where,
    not_finite,
)
from netbuilder.project.run_end_words import end_sentence

DIVERGED = Diverged(epoch=1_200, step=3, loss=NotFinite.INFINITE, rate=100.0)
REASONS = {
    None: "",
    Told(text="Es war zu viel."): "Es war zu viel.",
    ProgramEnded(): "The program ended unexpectedly.",
    StoppedEarly(): "has not decreased for",
    OutOfMemory(epoch=2): "ran out of memory after epoch 2. Choose fewer units",
    OutOfMemory(epoch=2, step=1_500): "ran out of memory in step 1,500 of epoch 2. Choose",
    EndedUnexpectedly(
        epoch=2, error="KeyError"
    ): "error occurred after epoch 2 (KeyError). The last",
    EndedUnexpectedly(
        epoch=2, step=5, error="KeyError"
    ): "in step 5 of epoch 2 (KeyError). The last good",
    DIVERGED: "the loss became ∞ in step 3 of epoch 1,200. Most likely the learning rate of 100",
    replace(DIVERGED, began_in=Where.LOSS): "1,200. All activations and outputs of the network",
    replace(DIVERGED, began_in=Where.OUTPUT): "It began in the output of Dense (“dense-2”). Most",
    replace(DIVERGED, began_in=Where.WEIGHTS): "It began in the weights of Dense (“dense-2”).",
}


@pytest.mark.parametrize("reason", REASONS, ids=str)
def test_each_reason_is_kept_and_said(reason):
    run = make_run(small_graph(), reason=reason, diverged_in="dense-2")

    back = run_from_json(json.loads(json.dumps(run_to_json(run))))

    assert back.reason == reason
    assert REASONS[reason] in end_sentence(back)
    assert bool(end_sentence(back)) == (reason is not None)


def test_a_sentence_of_an_older_file_is_shown_as_it_stands():
    data = run_to_json(make_run(small_graph(), reason=None))
    del data["end_reason"]
    data["reason"] = "The loss grew beyond all numbers."

    assert end_sentence(run_from_json(data)) == "The loss grew beyond all numbers."
    assert run_from_json({**data, "reason": ""}).reason is None


def test_what_a_newer_netbuilder_adds_to_a_reason_is_left_out():
    data = run_to_json(make_run(small_graph(), reason=OutOfMemory(epoch=2)))
    data["end_reason"]["free_bytes"] = 5
    assert run_from_json(data).reason == OutOfMemory(epoch=2)


@pytest.mark.parametrize(
    ("entry", "value", "said"),
    [
        ("kind", "moods", 'The entry “kind”: found "moods", expected one of '),
        ("loss", "big", 'The entry “loss”: found "big", expected one of nan, inf'),
        ("epoch", None, "The entry “epoch”: found nothing, expected a whole number"),
        ("epoch", "1", 'The entry “epoch”: found "1", expected a whole number'),
        ("epoch", 0, "The entry “epoch”: found 0, expected at least 1"),
        ("rate", math.nan, "The entry “rate”: found NaN, expected a finite number"),
        ("rate", True, "The entry “rate”: found true, expected a number"),
    ],
)
def test_what_cannot_be_is_refused_by_name(entry, value, said):
    data = run_to_json(make_run(small_graph(), reason=DIVERGED))
    data["end_reason"][entry] = value
    with pytest.raises(NetBuilderError, match=said):
        run_from_json(data)


def test_a_reason_that_speaks_of_what_is_not_there_is_still_said():
    reason = replace(DIVERGED, began_in=Where.OUTPUT)
    run = make_run(small_graph(), reason=reason, diverged_in="dense-7")
    assert "It began" not in end_sentence(run)
    assert "Most likely" in end_sentence(replace(run, graph=Graph()))


def test_grey_values_that_are_not_scaled_are_part_of_the_advice():
    graph = small_graph()
    name = next(iter(graph.nodes))
    plain = set_block(graph, name, graph.block(name).with_settings(scale=False))
    said = [end_sentence(make_run(g, reason=DIVERGED)) for g in (graph, plain)]
    assert ["scale the pixels" in text for text in said] == [False, True]


@pytest.mark.parametrize("text", ["nan", "inf", "-inf"])
def test_figures_that_are_not_finite_have_names(text):
    assert not_finite(float(text)) == text
