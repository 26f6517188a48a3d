"""A probe is one file: it is found, asked about, and free of Keras until it answers."""

from __future__ import annotations

import subprocess
import sys
import threading

import numpy as np
from added_files import added
from networks import dense_network

import netbuilder.engine.probes
from netbuilder.engine.build import build_model, read_weights
from netbuilder.engine.prober import Prober
from netbuilder.engine.probes.catalogue import answers, probes
from netbuilder.engine.probes.prediction import Predict
from netbuilder.engine.subject import RunSubject

SALIENCY = '''
"""How much does each pixel move the largest output?"""

from dataclasses import dataclass

import numpy as np

from netbuilder.engine.probes.probe import Answer, Probe


@dataclass(frozen=True, slots=True, eq=False)
class Salient(Answer):
    """The gradient of the largest output by each number of the input."""

    slopes: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class AskSaliency(Probe):
    """The saliency of a 28×28 image."""

    image: np.ndarray

    def answer(self, context):
        import tensorflow as tf

        given = tf.Variable(context.model.prepare(self.image[None]))
        with tf.GradientTape() as tape:
            largest = tf.reduce_max(context.model.keras_model(given))
        return Salient(tape.gradient(largest, given).numpy())
'''


def test_no_probe_brings_keras_before_it_answers():
    code = (
        "import sys; from netbuilder.engine.probes.catalogue import probes; probes();"
        "sys.exit(any(name in sys.modules for name in ('keras', 'tensorflow')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_new_probe_is_one_new_file(tmp_path, heard, small_data):
    graph = dense_network()
    weights = read_weights(build_model(graph, seed=1), graph)
    ready = threading.Event()
    ready.set()
    prober = Prober(emit=heard, ready=ready, load=small_data)
    prober.start()
    prober.mailbox.answer_with(
        RunSubject(graph=graph, weights=weights, dataset="mnist", source="Run 1")
    )
    with added(netbuilder.engine.probes, "saliency", SALIENCY, folder=tmp_path):
        ask, salient = probes()["AskSaliency"], answers()["Salient"]
        prober.mailbox.ask(ask(small_data("").x_test[0], number=4))
        found = heard.wait_for(salient)
    prober.end()
    assert prober.join(30)
    assert "AskSaliency" not in probes()
    assert Predict.__name__ in probes()
    assert (found.number, found.source) == (4, "Run 1")
    assert found.slopes.shape == (1, 28, 28)
    assert np.abs(found.slopes).max() > 0
