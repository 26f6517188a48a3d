"""Plots are imported late, and as they are meant to be."""

from __future__ import annotations

import subprocess
import sys


def test_importing_the_plots_takes_pyside_and_sets_nothing():
    code = (
        "import netbuilder.ui.plots.panel, pyqtgraph as pg\n"
        "from pyqtgraph.Qt import QT_LIB\n"
        "print(QT_LIB, pg.getConfigOption('antialias'), pg.getConfigOption('background'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["PySide6", "False", "k"]


def test_an_empty_panel_does_not_wait_for_pyqtgraph():
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from netbuilder.ui.plots.panel import PlotsPanel\n"
        "application, panel = QApplication([]), PlotsPanel()\n"
        "panel.show(); panel.show_runs([]); panel.clear(); application.processEvents()\n"
        "before = 'pyqtgraph' in sys.modules\n"
        "panel.pair\n"
        "print(before, 'pyqtgraph' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
