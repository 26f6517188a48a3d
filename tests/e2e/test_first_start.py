"""The first start shows how to begin, where it has nothing else to show."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from netbuilder.files.project_file import save_document
from netbuilder.files.recipes import load_recipe
from netbuilder.project.document import Document
from netbuilder.ui.document.dialogs import Door
from netbuilder.ui.document.recovery import recovery_folder


def test_the_first_start_shows_three_doors(program):
    program.window.dialogs.beginning = Door.DIGIT
    program.start()
    assert program.window.dialogs.beginnings == 1
    assert program.window.panels.pad.canvas.hasFocus()


def test_a_start_with_a_file_shows_the_file(program, tmp_path):
    path = tmp_path / "mine.netb"
    save_document(Document(load_recipe("digits-cnn")), path)
    program.start(path)
    assert program.window.session.path == path
    assert program.window.dialogs.beginnings == 0
    assert program.window.getting_started.is_due


def test_a_start_that_offers_work_left_behind_shows_no_doors(program):
    recovery_folder().mkdir(parents=True)
    save_document(Document(load_recipe("digits-cnn")), recovery_folder() / "left.netb")
    program.start()
    assert program.window.dialogs.asked == ["recover"]
    assert program.window.dialogs.beginnings == 0


SCRIPT = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from netbuilder.desktop import Program

class Engine:
    exporters = ()

    def __getattr__(self, name):
        return lambda *args, **settings: True

application = QApplication([])
application.setApplicationName("NetBuilder")
application.setOrganizationName("NetBuilder")
program = Program(application, engine=Engine())
shown = []

def look():
    page = application.activeModalWidget()
    shown.append(type(page).__name__)
    if page is not None:
        page.reject()
    QTimer.singleShot(0, program.window.close)

program.settled.connect(lambda: shown.append("welcome" in " ".join(sys.modules)))
program.settled.connect(lambda: QTimer.singleShot(0, look))
program.start()
application.exec()
print(json.dumps(shown))
"""


def shown_by_a_start() -> list[object]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_the_page_comes_once_and_after_all_else_has_begun():
    (Path(os.environ["XDG_CONFIG_HOME"]) / "NetBuilder" / "NetBuilder.conf").unlink()
    assert shown_by_a_start() == [False, "Welcome"]
    assert shown_by_a_start() == [False, "NoneType"]
