from __future__ import annotations

import csv
import gc
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from contexts import NotedNotifier, context_of
from deleting import delete_now
from fake_engine import FakeEngine
from PIL import Image
from PySide6.QtCore import QSettings
from quiet_dialogs import QuietDialogs

from netbuilder.engine.orders import MeasurePlain
from netbuilder.project.run import Change
from netbuilder.ui.document.session import Session
from netbuilder.ui.plots.axes.frame import Frame, Span
from netbuilder.ui.plots.controller import PlotsController
from netbuilder.ui.plots.panel import PlotsPanel
from netbuilder.ui.plots.picture import SIZE
from netbuilder.ui.style.theme import DARK, LIGHT, palette_of
from netbuilder.ui.trainer.preferences import TrainingPreferences
from netbuilder.ui.trainer.requests import fresh_request

SVG = "{http://www.w3.org/2000/svg}"


class Surroundings:
    """A controller with all that stands around it."""

    def __init__(self, qtbot, tmp_path) -> None:
        QSettings().clear()
        self.panel = PlotsPanel()
        qtbot.addWidget(self.panel)
        self.panel.setPalette(palette_of(DARK))
        self.panel.resize(800, 260)
        self.panel.show()
        self.engine, self.dialogs = FakeEngine(), QuietDialogs()
        self.notifier, self.session = NotedNotifier(), Session(self.panel)
        context = context_of(
            self.session, engine=self.engine, dialogs=self.dialogs, notifier=self.notifier
        )
        self.preferences = TrainingPreferences(context, self.panel)
        self.suggested: list[str] = []
        self.controller = PlotsController(
            context,
            self.panel,
            self.preferences,
            lambda suffix: self.suggested.append(suffix) or str(tmp_path / f"x{suffix}"),
            self.panel,
        )


@pytest.fixture
def around(qtbot, tmp_path) -> Surroundings:
    return Surroundings(qtbot, tmp_path)


@pytest.fixture
def runs(make_run):
    changes = (Change(step=54, setting="learning_rate", before=0.1, after=0.01),)
    return [replace(make_run(epochs=4), changes=changes), replace(make_run(epochs=3), id="r2")]


def test_a_png_is_twice_as_fine_and_on_white(around, runs, tmp_path):
    around.panel.show_runs(runs[:1])
    around.dialogs.save_path = tmp_path / "plots.png"
    around.controller.exports.export("export_plots_png")
    picture = Image.open(tmp_path / "plots.png").convert("RGB")
    assert picture.size == (2 * SIZE.width(), 2 * SIZE.height())
    assert picture.getpixel((3, 3)) == (255, 255, 255)
    colours = {f"#{bytes(colour).hex()}" for _count, colour in picture.getcolors(1 << 24)}
    assert {LIGHT.training, LIGHT.validation} <= colours
    assert DARK.window not in colours


def test_an_svg_is_lines_and_words_and_nothing_else(around, runs, tmp_path):
    around.panel.show_runs(runs)
    around.panel.focus("r1")
    around.dialogs.save_path = tmp_path / "plots.svg"
    around.controller.exports.export("export_plots_svg")
    root = ET.parse(tmp_path / "plots.svg").getroot()
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == f"0 0 {SIZE.width()} {SIZE.height()}"
    words = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    for expected in ("Loss", "Accuracy (%)", "Epoch", "training", "Learning rate"):
        assert expected in words
    assert len(list(root.iter(f"{SVG}path"))) > 20
    assert list(root.iter(f"{SVG}image")) == []


def test_a_picture_shows_the_part_that_is_seen(around, runs, tmp_path):
    around.panel.show_runs(runs[:1])
    around.panel.draw_now()
    pair = around.panel.pair
    pair.show_frame(pair.loss, Frame(Span(1.0, 1.2), Span(0.0, 1.0)))
    around.dialogs.save_path = tmp_path / "plots.svg"
    around.controller.exports.export("export_plots_svg")
    text = (tmp_path / "plots.svg").read_text("utf-8")
    assert ">1.10<" in text
    assert not pair.is_following


def test_the_table_has_all_figures_of_what_is_seen(around, runs, tmp_path):
    around.panel.show_runs([runs[0], replace(runs[1], hidden=True)])
    around.dialogs.save_path = tmp_path / "figures.csv"
    around.controller.exports.export("export_plots_csv")
    with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    losses = [float(row["value"]) for row in rows if row["metric"] == "step_loss"]
    assert losses == list(runs[0].series.step_loss)
    assert around.suggested == [".csv"]
    assert around.notifier.told == ["Exported figures.csv"]


@pytest.mark.parametrize("verb", ["export_plots_png", "export_plots_svg", "export_plots_csv"])
def test_where_nothing_can_be_written_it_says_so_and_leaves_no_rest(around, runs, tmp_path, verb):
    around.panel.show_runs(runs)
    around.dialogs.save_path = tmp_path / "none" / "plots.png"
    around.controller.exports.export(verb)
    assert len(around.notifier.refused) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_table_stopped_halfway_leaves_the_old_one(around, runs, tmp_path, monkeypatch):
    around.panel.show_runs(runs)
    around.dialogs.save_path = tmp_path / "figures.csv"
    around.dialogs.save_path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(
        "netbuilder.ui.widgets.stoppable.QProgressDialog.wasCanceled", lambda _box: True
    )
    around.controller.exports.export("export_plots_csv")
    assert around.notifier.told == ["Stopped; figures.csv was not written"]
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("verb", ["export_plots_png", "export_plots_svg", "export_plots_csv"])
def test_without_a_run_it_says_what_to_do(around, verb):
    around.controller.exports.export(verb)
    assert "Train" in around.notifier.refused[0].advice
    assert around.dialogs.asked == []


@pytest.mark.parametrize("verb", ["export_plots_png", "export_plots_svg", "export_plots_csv"])
def test_no_file_chosen_is_nothing_written(around, runs, tmp_path, verb):
    around.panel.show_runs(runs)
    around.controller.exports.export(verb)
    assert around.notifier.refused == []
    assert list(tmp_path.iterdir()) == []


def test_a_picture_leaves_no_window_behind(around, runs, tmp_path, qapp):
    around.panel.show_runs(runs)
    around.dialogs.save_path = tmp_path / "plots.png"
    counts = []
    for _export in range(2):
        around.controller.exports.export("export_plots_png")
        delete_now()
        gc.collect()
        counts.append(len(qapp.topLevelWidgets()))
    assert counts[1] <= counts[0]


def test_the_wish_to_measure_without_dropout_reaches_engine_and_next_training(around, project):
    request = fresh_request(project, number=1)
    around.panel.bar.options.plain.click()
    assert around.engine.steered == [MeasurePlain(wanted=True)]
    assert around.preferences.applied_to(request, document="d").measure_plain
    around.panel.bar.options.plain.click()
    assert not around.preferences.applied_to(request, document="d").measure_plain
