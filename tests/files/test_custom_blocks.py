"""Custom blocks on the disk."""

from __future__ import annotations

import json

import pytest
from networks import chain

from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.errors import NetBuilderError
from netbuilder.files.custom_blocks import LONGEST_NAME, CustomBlocks
from netbuilder.files.errors import FileError
from netbuilder.network.grouping import group_nodes

_MADE = chain(Dense(units=5), Dropout())
PART = group_nodes(_MADE, tuple(_MADE.nodes), title="Layer")


@pytest.fixture
def store(tmp_path):
    return CustomBlocks(tmp_path / "blocks")


def test_a_folder_that_is_not_there_holds_none(store):
    assert store.all() == {}


def test_what_is_kept_comes_back_in_the_order_of_names(store):
    for name in ("zebra", "Äpfel / <b>", "Conv"):
        store.keep(name, PART)
    assert store.all() == {"Conv": PART, "zebra": PART, "Äpfel / <b>": PART}


def test_the_same_name_takes_the_place_of_the_former(store):
    store.keep("Layer", PART)
    store.keep("  Layer ", _MADE)
    assert store.all() == {"Layer": _MADE}


def test_what_is_forgotten_is_gone(store):
    store.keep("Layer", PART)
    store.forget("Layer")
    store.forget("Layer")
    assert store.all() == {}


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1)])
def test_a_name_that_cannot_be_is_refused(store, name):
    with pytest.raises(NetBuilderError, match="A custom block’s name"):
        store.keep(name, PART)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"name": 3}', '{"format": "netbuilder-blocks", "schema": 9}', "\0"]
)
def test_a_damaged_file_is_passed_over_and_told_to_the_log(store, tmp_path, caplog, text):
    store.keep("Layer", PART)
    (tmp_path / "blocks" / "a.json").write_text(text)
    assert store.all() == {"Layer": PART}
    assert "a.json cannot be read" in caplog.text


def test_what_is_kept_can_be_pasted_as_text(store, tmp_path):
    store.keep("Layer", PART)
    (path,) = (tmp_path / "blocks").iterdir()
    assert json.loads(path.read_text())["format"] == "netbuilder-blocks"


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "blocks").write_text("a file")
    with pytest.raises(FileError, match="blocks cannot be written"):
        CustomBlocks(tmp_path / "blocks").keep("Layer", PART)
