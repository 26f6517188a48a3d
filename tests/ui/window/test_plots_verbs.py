"""The plots in the window: they show the document's runs, and what is exported is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import a_run, document_of
from training import ready

PLOTS_VERBS = ("export_plots_png", "export_plots_svg", "export_plots_csv")


@pytest.fixture
def plots(window):
    window.session.load(document_of(a_run(1), a_run(2)), path=Path("/somewhere/digits.netb"))
    return window.panels.plots


def names(plots) -> list[str]:
    return [one.figures.name for one in plots.gallery.shown()]


def test_the_plots_show_the_runs_of_the_document_but_hidden_ones(window, plots):
    first, second = window.session.document.runs
    assert names(plots) == [first.name, second.name]
    window.session.hide_runs([first.id], hidden=True)
    assert names(plots) == [second.name]
    window.session.delete_runs([second.id])
    assert plots.is_empty


def test_the_exports_stand_in_the_menu_and_above_the_plots(window, plots, tmp_path, dialogs):
    actions = plots.bar.export.menu().actions()
    assert [action.objectName() for action in actions] == list(PLOTS_VERBS)
    for name, suffix in zip(PLOTS_VERBS, (".png", ".svg", ".csv"), strict=True):
        dialogs.save_path = tmp_path / f"out{suffix}"
        window.verbs[name].trigger()
        assert dialogs.save_path.stat().st_size > 0
    assert dialogs.errors == []
    assert window.statusBar().currentMessage() == "Exported out.csv"


def test_measuring_without_dropout_is_asked_of_the_next_training(qtbot, window, plots, engine):
    ready(qtbot, window, engine)
    plots.bar.options.plain.setChecked(True)
    window.verbs["train"].trigger()
    assert engine.trained[-1].measure_plain
    plots.bar.options.plain.setChecked(False)
