"""One thing of each kind, as the file that adds it to the program."""

from __future__ import annotations

import json
from typing import Final

from added_files import EXPORTER, WINDOW_EXPORTER

BLOCK: Final = '''
"""ELU: as ReLU, but smooth below zero."""

from __future__ import annotations

from typing import ClassVar

from netbuilder.blocks.block import Block, Category
from netbuilder.blocks.settings import setting
from netbuilder.words import N_


class ELU(Block):
    """x where it is positive, alpha × (exp(x) − 1) where it is not."""

    title: ClassVar[str] = N_("ELU")
    category: ClassVar[Category] = Category.CORE
    explanation: ClassVar[str] = N_("As ReLU, but lets a little of a negative number through.")
    search_words: ClassVar[tuple[str, ...]] = ("sluggish",)

    alpha: float = setting(1.0, title=N_("Alpha"), help=N_("How much."), ge=0.0, le=10.0)
'''
DATA_SET: Final = '''
"""Two classes of small pictures: the upper or the lower half is bright."""

from netbuilder.project.datasets import DatasetInfo
from netbuilder.project.task import Dtype, ExampleKind, InputSpec, classification

HALVES = DatasetInfo(
    key="halves",
    title="Halves",
    task=classification(
        InputSpec(kind=ExampleKind.IMAGE, shape=(28, 28), dtype=Dtype.UINT8, high=255.0),
        class_names=("upper", "lower"),
    ),
    training=200,
    test=50,
    most_frequent=100,
    reader="halves",
)
'''
READER: Final = '''
"""Examples of which one half is bright, made and not read."""

import numpy as np

from netbuilder.data.datasets import Dataset


def read(info):
    """Return all examples."""
    images = np.zeros((info.training + info.test, *info.shape), np.uint8)
    images[0::2, :14], images[1::2, 14:] = 200, 200
    labels = (np.arange(len(images)) % 2).astype(np.uint8)
    part = info.training
    return Dataset(info, images[:part], labels[:part], images[part:], labels[part:])
'''
TASK: Final = '''
"""A wave of which the height is to be told: a regression."""

from netbuilder.project.datasets import DatasetInfo
from netbuilder.project.task import ExampleKind, InputSpec, regression

WAVE = DatasetInfo(
    key="wave",
    title="Wave",
    task=regression(InputSpec(kind=ExampleKind.POINT_ON_LINE, shape=(1,), low=-1.0)),
    training=200,
    test=50,
    deviation=0.5,
    reader="wave",
)
'''
WAVE_READER: Final = '''
"""Points on a wave, made and not read."""

import numpy as np

from netbuilder.data.datasets import Dataset


def read(info):
    """Return all points."""
    count, part = info.training + info.test, info.training
    places = np.linspace(-1.0, 1.0, count, dtype=np.float32).reshape(-1, 1)
    np.random.default_rng(1).shuffle(places)
    heights = np.sin(3.0 * places).astype(np.float32)
    return Dataset(info, places[:part], heights[:part], places[part:], heights[part:])
'''
PROBE: Final = '''
"""How many blocks the network has that answers."""

from dataclasses import dataclass

from netbuilder.engine.probes.probe import Answer, Probe


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counted(Answer):
    """The number of blocks."""

    blocks: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Count(Probe):
    """Asks for it."""

    def answer(self, context):
        """Count them."""
        return Counted(blocks=len(context.model.graph.nodes))
'''
VIEW: Final = '''
"""Says how many blocks answer."""

from PySide6.QtWidgets import QLabel

from netbuilder.engine.probes.count import Count, Counted
from netbuilder.ui.insight.view import View


class CountView(View):
    """One number, asked for when another network answers."""

    id = "count"
    title = "Count"
    tip = "See how many blocks answer"
    shortcut = "Ctrl+9"
    probes = (Count,)

    def __init__(self, around, parent=None):
        super().__init__(around, parent)
        self.page = QLabel()

    def on_subject_loaded(self):
        self.ask(Count())

    def on_answer(self, answer):
        if isinstance(answer, Counted):
            self.page.setText(str(answer.blocks))
'''
RECIPE: Final = """{
  "format": "netbuilder-project",
  "schema": 1,
  "title": "A network with ELU",
  "notes": "Watch it learn.",
  "dataset": "mnist",
  "plan": {"batch_size": 1000, "epochs": 1, "stretch": 3},
  "network": {
    "nodes": [
      {"id": "input-1", "block": "Input", "position": [0.0, 0.0]},
      {"id": "flatten-1", "block": "Flatten", "position": [168.0, 0.0]},
      {"id": "elu-1", "block": "ELU", "settings": {"alpha": 0.5}, "position": [336.0, 0.0]},
      {
        "id": "dense-1",
        "block": "Dense",
        "settings": {"units": 10, "activation": "softmax"},
        "position": [504.0, 0.0]
      }
    ],
    "edges": [
      {"from": ["input-1", 0], "to": ["flatten-1", 0]},
      {"from": ["flatten-1", 0], "to": ["elu-1", 0]},
      {"from": ["elu-1", 0], "to": ["dense-1", 0]}
    ]
  },
  "order": 25
}
"""
PLAN_SETTING: Final = """
    stretch: int = setting(
        1,
        title=N_("Stretch"),
        help=N_("A setting that is there to be seen."),
        ge=1,
        le=9,
        section=SECTION,
    )
"""
FILES: Final = {
    "netbuilder/blocks/elu.py": BLOCK,
    "netbuilder/project/sets/halves.py": DATA_SET,
    "netbuilder/data/readers/halves.py": READER,
    "netbuilder/project/sets/wave.py": TASK,
    "netbuilder/data/readers/wave.py": WAVE_READER,
    "netbuilder/engine/probes/count.py": PROBE,
    "netbuilder/ui/insight/count/__init__.py": '"""How many blocks answer."""\n',
    "netbuilder/ui/insight/count/view.py": VIEW,
    "netbuilder/engine/exporters/outline.py": EXPORTER,
    "netbuilder/ui/plots/exporters/names.py": WINDOW_EXPORTER,
    "resources/recipes/with-elu.json": RECIPE,
}
"""Every new file, by its place in the repository."""
WINDOW: Final = '''
"""Open the window and say, as JSON, what it offers."""

import json

from fake_engine import FakeEngine
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from netbuilder.data.datasets import load_dataset
from netbuilder.engine.probes.catalogue import answers, probes
from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.project.project import Project
from netbuilder.ui.runtime.engine_relay import EngineRelay
from netbuilder.ui.shell.window import MainWindow
from netbuilder.ui.style.appearance import AppearanceKeeper

application = QApplication([])
window = MainWindow(FakeEngine(), EngineRelay(), AppearanceKeeper(application))
window.files.open_first()
window.show()
QTest.keyClicks(window.panels.palette.search, "sluggish")
QTest.keyClick(window.panels.palette.search, Qt.Key.Key_Return)
window.canvas.scene.select(("elu-1",))
below = window.panels.below


def name_of_data(key):
    """Open a project on a data set and return what the toolbar calls its data."""
    graph = load_recipe("with-elu").graph
    window.session.load(Document(Project(graph=graph, dataset=key)), path=None)
    return window.toolbar.data_button.text()


file_menu = window.menuBar().actions()[0].menu()
print(
    json.dumps(
        {
            "blocks": list(window.session.project.graph.nodes),
            "block settings": list(window.panels.block.form.editors),
            "plan settings": list(window.panels.plan.form.editors),
            "file menu": [action.objectName() for action in file_menu.actions()],
            "above the plots": [
                action.objectName() for action in window.panels.plots.bar.export.menu().actions()
            ],
            "recipes": [action.objectName() for action in window.recipe_menu.actions()],
            "data": [name_of_data(key) for key in ("mnist", "halves", "wave")],
            "probes": [*probes(), *answers()],
            "tabs": [below.tabText(index) for index in range(below.count())],
            "verbs": list(window.verbs),
            "examples": list(load_dataset("halves").x_train.shape),
            "stretch": load_recipe("with-elu").plan.stretch,
        }
    )
)
'''


def network_on(dataset: str, *, shape: list[int], end: dict[str, object], loss: str) -> str:
    """Return a small network for a data set, as a file that the program opens."""
    blocks = [
        {"id": "input-1", "block": "Input", "settings": {"shape": shape}},
        {"id": "flatten-1", "block": "Flatten"},
        {"id": "dense-1", "block": "Dense", "settings": end},
    ]
    edges = [("input-1", "flatten-1"), ("flatten-1", "dense-1")]
    return json.dumps(
        {
            "format": "netbuilder-project",
            "schema": 1,
            "dataset": dataset,
            "plan": {"epochs": 2, "batch_size": 20, "loss": loss},
            "network": {
                "nodes": [{**block, "position": [0.0, 0.0]} for block in blocks],
                "edges": [{"from": [one, 0], "to": [other, 0]} for one, other in edges],
            },
        }
    )
