"""Train short runs of every outcome and keep their figures, for the tests of the verdict.

    uv run python tools/record_runs.py [NAME …]

writes `tests/project/recorded_runs/NAME.json`: the run without its weights, as a project file has
it, and the loss of its first step. All of them take some four minutes on two cores.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.activations import ActivationFunction
from netbuilder.blocks.dense import Dense
from netbuilder.blocks.dropout import Dropout
from netbuilder.blocks.flatten import Flatten
from netbuilder.blocks.input import Input
from netbuilder.engine.control import TrainingControl
from netbuilder.engine.protocol import TrainRequest
from netbuilder.engine.training import train
from netbuilder.files.recipes import load_recipe
from netbuilder.network.edit import append
from netbuilder.network.graph import Graph, Point
from netbuilder.project.plan import Loss, OptimizerName, Plan
from netbuilder.project.project import Project
from netbuilder.project.run_codec import run_to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.project.run import Run

FOLDER: Final = Path(__file__).parent.parent / "tests" / "project" / "recorded_runs"
_DIGITS: Final = 6
_ADAM, _SGD = OptimizerName.ADAM, OptimizerName.SGD
_LINEAR, _SIGMOID = ActivationFunction.LINEAR, ActivationFunction.SIGMOID
_RELU, _SOFTMAX = ActivationFunction.RELU, ActivationFunction.SOFTMAX
_TINY: Final = 0.99
"""Of the examples held out: 600 are left, which a network soon memorizes."""


def _hidden(*units: int, activation: ActivationFunction = _RELU) -> tuple[Dense, ...]:
    return tuple(Dense(units=count, activation=activation) for count in units)


_END: Final = Dense(units=10, activation=_SOFTMAX)


def _project(*blocks: Dense | Dropout, **settings: object) -> Project:
    """Return a chain of blocks behind a Flatten, and Adam's usual plan but for `settings`."""
    graph = Graph()
    for place, block in enumerate((Input(), Flatten(), *blocks)):
        graph, _node = append(graph, block, Point(200.0 * place, 0.0))
    return Project(graph=graph, plan=Plan().with_settings(**settings))


def _recipe(name: str, **settings: object) -> Project:
    project = load_recipe(name)
    return replace(project, plan=project.plan.with_settings(**settings), notes="")


RUNS: Final[dict[str, Callable[[], Project]]] = {
    "lecture-sigmoid": lambda: _recipe("lecture-sigmoid"),
    "lecture-relu": lambda: _recipe("lecture-relu"),
    "adam-mlp": lambda: _project(*_hidden(200, 200), _END, epochs=12),
    "sgd-mlp": lambda: _project(
        *_hidden(100, 100), _END, optimizer=_SGD, learning_rate=0.1, epochs=20
    ),
    "dropout-mlp": lambda: _project(
        *_hidden(200), Dropout(), *_hidden(200), Dropout(), _END, epochs=10
    ),
    "softmax-alone": lambda: _project(_END, epochs=20),
    "bottleneck": lambda: _project(*_hidden(2), _END, epochs=20),
    "tiny-data": lambda: _project(*_hidden(200, 200), _END, epochs=30, validation_split=_TINY),
    "keep-best": lambda: _project(
        *_hidden(200, 200),
        _END,
        epochs=30,
        validation_split=_TINY,
        early_stopping=True,
        keep_best=True,
    ),
    "no-validation": lambda: _project(*_hidden(100), _END, epochs=6, validation_split=0.0),
    "one-epoch": lambda: _project(*_hidden(100), _END, epochs=1),
    "ten-sigmoid": lambda: _project(
        *_hidden(*[50] * 10, activation=_SIGMOID),
        _END,
        optimizer=_SGD,
        learning_rate=0.1,
        epochs=5,
    ),
    "slow-sgd": lambda: _project(
        *_hidden(100), _END, optimizer=_SGD, learning_rate=0.0001, epochs=5
    ),
    "adam-rate-0.1": lambda: _project(*_hidden(100, 100), _END, learning_rate=0.1, epochs=4),
    "adam-rate-1": lambda: _project(*_hidden(100, 100), _END, learning_rate=1.0, epochs=4),
    "adam-rate-10": lambda: _project(*_hidden(100, 100), _END, learning_rate=10.0, epochs=4),
    "adam-rate-10-mse": lambda: _project(
        *_hidden(50, activation=ActivationFunction.TANH),
        *_hidden(10, activation=_LINEAR),
        loss=Loss.MSE,
        learning_rate=10.0,
        epochs=3,
    ),
    "nan": lambda: _project(
        *_hidden(50, 10, activation=_LINEAR),
        optimizer=_SGD,
        loss=Loss.MSE,
        learning_rate=10.0,
        epochs=3,
    ),
}


def record(name: str) -> Run:
    """Train one of the runs and write it."""
    request = TrainRequest(run_id=name, name=name, project=RUNS[name]())
    run = train(request, emit=lambda _message: None, control=TrainingControl())
    data = {**run_to_json(run), "first_step_loss": run.series.step_loss[0]}
    text = json.dumps(_rounded(data), separators=(",", ":"), sort_keys=True)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return run


def _rounded(data: object) -> object:
    if isinstance(data, float):
        return float(f"{data:.{_DIGITS}g}")
    if isinstance(data, dict):
        return {key: _rounded(value) for key, value in data.items()}
    return [_rounded(value) for value in data] if isinstance(data, list) else data


if __name__ == "__main__":
    for wanted in sys.argv[1:] or RUNS:
        sys.stdout.write(f"{wanted} {record(wanted).status}\n")
