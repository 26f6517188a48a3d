"""A training on the device that was chosen; here two that TensorFlow makes of the processor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from netbuilder.engine.devices import device_of, devices, on_device
from netbuilder.errors import NetBuilderError

SUPPORT = Path(__file__).parents[1] / "support"
SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
import tensorflow as tf
cpu = tf.config.list_physical_devices("CPU")[0]
half = tf.config.LogicalDeviceConfiguration()
tf.config.set_logical_device_configuration(cpu, [half, half])
from networks import convolutional_network, dense_network
from netbuilder.data.datasets import Dataset, aligned, load_dataset
from netbuilder.engine.compiled import CompiledCache
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.devices import devices
from netbuilder.engine.protocol import TrainRequest
from netbuilder.engine.training import train
from netbuilder.project.plan import Plan
from netbuilder.project.project import Project
whole = load_dataset("mnist")
small = Dataset(whole.info, whole.x_train[:300], aligned(whole.y_train[:300]),
                whole.x_test[:100], whole.y_test[:100])
assert devices() == ("CPU:0", "CPU:1"), devices()
for network in (dense_network, convolutional_network):
    runs, places = [], []
    for device in ("CPU:0", "CPU:1"):
        cache = CompiledCache()
        project = Project(graph=network(), plan=Plan(epochs=1, batch_size=50))
        request = TrainRequest(run_id="1", name="1", project=project, device=device)
        runs.append(train(request, emit=lambda m: None, control=TrainingControl(), cache=cache,
                          load=lambda key: small))
        compiled = cache.compiled(project.graph, project.plan, task=whole.info.task, device=device)
        places.append(compiled.recipe.model.weights[0].value.device[-5:])
    assert places == ["CPU:0", "CPU:1"], places
    assert [run.device for run in runs] == ["CPU:0", "CPU:1"]
    assert runs[0].series.step_loss == runs[1].series.step_loss
    print(network.__name__, "gave the same numbers")
"""


def test_a_training_is_computed_where_it_was_sent():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(SUPPORT)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "dense_network gave the same numbers",
        "convolutional_network gave the same numbers",
    ], done.stderr[-2000:]


def test_a_device_that_is_not_there_is_refused():
    with pytest.raises(NetBuilderError, match="GPU:7"), on_device("GPU:7"):
        pass


def test_without_a_choice_it_is_tensorflows():
    assert device_of("") in devices()
