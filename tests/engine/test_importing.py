"""TensorFlow is imported quietly, once, and leaves the process as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from netbuilder.engine import importing
from netbuilder.engine.importing import KerasMissingError, import_keras

SCRIPT = """
import gc, json, logging, sys, threading
lines = []
class Keep(logging.Handler):
    def emit(self, record):
        lines.append(record.getMessage())
logging.getLogger("netbuilder").addHandler(Keep())
logging.getLogger("netbuilder").setLevel(logging.DEBUG)
before = (gc.isenabled(), sys.getswitchinterval())
from netbuilder.engine.importing import import_keras
assert "tensorflow" not in sys.modules and "keras" not in sys.modules
worker = threading.Thread(target=import_keras)
worker.start()
worker.join()
import tensorflow as tf
tf.function(lambda x: x * 2, jit_compile=True)(1.0)
print(json.dumps({
    "same": before == (gc.isenabled(), sys.getswitchinterval()),
    "frozen": gc.get_freeze_count(),
    "logged": lines,
    "versions": dict(import_keras()),
}))
"""


def test_the_import_is_quiet_and_leaves_no_trace():
    talkative = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "0"}
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, env=talkative
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    told = json.loads(ended.stdout)
    assert told["same"]
    assert told["frozen"] > 100_000
    assert any("oneDNN" in line or "XLA" in line for line in told["logged"])
    assert told["versions"]["keras"].startswith("3.")


def test_the_second_import_costs_nothing(monkeypatch):
    monkeypatch.setattr(importing, "_import", None)
    assert import_keras() is not import_keras()
    assert import_keras() == import_keras()


def test_a_missing_keras_is_said_in_a_sentence(monkeypatch):
    monkeypatch.setattr(importing, "_versions", {})
    monkeypatch.setitem(sys.modules, "keras", None)
    with pytest.raises(KerasMissingError, match="Keras cannot be loaded"):
        import_keras()
