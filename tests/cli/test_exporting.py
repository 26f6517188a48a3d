"""`netbuilder export`: every format that there is, with its options."""

from __future__ import annotations

import json
import zipfile

import numpy as np
import pytest
from added_files import EXPORTER, added

from netbuilder.engine import exporters
from netbuilder.engine.export import exporter_infos

# Keras 3.15 converts its variables in a way that NumPy 2 has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


@pytest.fixture
def trained(netbuilder, good):
    """A project with one run."""
    assert netbuilder("train", good, "--out", good).code == 0
    return good


def test_a_model_is_written_and_checked(netbuilder, trained, tmp_path):
    out = tmp_path / "net.keras"
    answer = netbuilder("export", trained, out, "--scaling-inside")
    assert (answer.code, answer.out) == (0, f"Written to {out}\n")
    assert answer.err.splitlines() == ["Writing net.keras…", "Checking net.keras…"]
    with zipfile.ZipFile(out) as archive:
        assert json.loads(archive.read("netbuilder.json"))["pixels"]["scaling_layer"]


def test_the_suffix_chooses_the_format(netbuilder, trained, tmp_path):
    out = tmp_path / "net.npz"
    assert netbuilder("export", trained, out).code == 0
    with np.load(out, allow_pickle=False) as arrays:
        assert {array.shape for array in arrays.values()} == {(784, 10), (10,)}


def test_another_suffix_is_refused(netbuilder, trained, tmp_path):
    answer = netbuilder("export", trained, tmp_path / "net.onnx")
    assert answer.code == 1
    assert "“.onnx”" in answer.error
    assert all(info.suffix in answer.error for info in exporter_infos())


def test_an_option_of_another_format_is_refused(netbuilder, trained, tmp_path):
    answer = netbuilder("export", trained, tmp_path / "net.npz", "--scaling-inside")
    assert answer.code == 2
    assert "--scaling-inside" in answer.err
    assert not (tmp_path / "net.npz").exists()


def test_a_network_without_weights_says_what_to_do(netbuilder, good, tmp_path):
    answer = netbuilder("export", good, tmp_path / "net.keras")
    assert answer.code == 1
    assert "netbuilder train" in answer.error


def test_one_more_file_is_one_more_format(netbuilder, trained, tmp_path):
    out = tmp_path / "net.outline"
    with added(exporters, "outline", EXPORTER, folder=tmp_path / "added"):
        assert "--with-places" in netbuilder("export", "--help").out
        assert netbuilder("export", trained, out, "--with-places").code == 0
        assert netbuilder("train", trained, "--out", tmp_path / "new.outline").code == 0
    assert out.read_text().startswith("input-1 ")
    assert (tmp_path / "new.outline").read_text().startswith("input-1\n")
    assert netbuilder("train", trained, "--out", tmp_path / "other.outline").code == 2
    assert "--with-places" not in netbuilder("export", "--help").out
