"""The whole way with the real mouse; run by `test_real_mouse.py` on a virtual screen.

The window lives in the main thread as in the program; a second thread is the person. It looks at
the window only to know where things are and what they say, and does everything by mouse and keys.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from pathlib import Path
from queue import Queue

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from handwriting import ROUND
from PySide6.QtCore import QObject, QPoint, QPointF, Signal, Slot
from PySide6.QtWidgets import QApplication
from real_mouse import RealMouse

from netbuilder.desktop import Program
from netbuilder.files.project_file import open_document
from netbuilder.ui.shell.getting_started import mark_seen
from netbuilder.ui.widgets.frames import scroll_to


class Eyes(QObject):
    """Looks at the window in the GUI thread, for a person in another."""

    looked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.looked.connect(self._on_looked)

    @Slot(object, object)
    def _on_looked(self, look, answers) -> None:
        try:
            answers.put((look(), None))
        except Exception as error:  # noqa: BLE001
            answers.put((None, error))

    def see(self, look):
        answers = Queue()
        self.looked.emit(look, answers)
        answer, error = answers.get(timeout=60)
        if error is not None:
            raise error
        return answer

    def wait_until(self, look, *, seconds=30.0):
        end = time.monotonic() + seconds
        while not self.see(look):
            if time.monotonic() > end:
                raise TimeoutError("waited in vain")
            threading.Event().wait(0.05)


class Person:
    def __init__(self, window, eyes: Eyes, saved: Path) -> None:
        self.window, self.eyes, self.saved = window, eyes, saved
        self.mouse = RealMouse()

    def middle_of(self, widget) -> QPoint:
        return self.eyes.see(lambda: widget.mapToGlobal(widget.rect().center()))

    def palette_item(self, title: str) -> QPoint:
        tree = self.window.panels.palette.tree

        def look():
            item = next(item for item in tree.block_items() if item.text(0) == title)
            return tree.viewport().mapToGlobal(tree.visualItemRect(item).center())

        return self.eyes.see(look)

    def on_canvas(self, place) -> QPoint:
        view = self.window.canvas.view
        return self.eyes.see(lambda: view.viewport().mapToGlobal(view.mapFromScene(place())))

    def drag_behind(self, title: str, node: str) -> None:
        scene = self.window.canvas.scene
        count = self.eyes.see(lambda: len(scene.nodes))
        target = self.on_canvas(lambda: scene.nodes[node].pos() + QPointF(168, 0))
        self.mouse.drag([self.palette_item(title), target])
        self.eyes.wait_until(lambda: len(scene.nodes) == count + 1)

    def press_button(self, name: str) -> None:
        self.mouse.click(
            self.middle_of(self.window.toolbar.widgetForAction(self.window.verbs[name]))
        )

    def open_tab(self, tabs, index: int) -> None:
        bar = tabs.tabBar()
        self.mouse.click(self.eyes.see(lambda: bar.mapToGlobal(bar.tabRect(index).center())))
        self.eyes.wait_until(lambda: tabs.currentIndex() == index)

    def fix_problems(self) -> None:
        session, problems = self.window.session, self.window.panels.problems
        below = self.window.panels.below
        self.open_tab(below, self.eyes.see(lambda: below.indexOf(problems)))
        while count := self.eyes.see(
            lambda: session.undo_stack.count() + 1 if session.analysis.errors else 0
        ):
            card = self.eyes.see(lambda: problems.widget().layout().itemAt(0).widget())
            self.mouse.click(self.middle_of(card.button))
            self.eyes.wait_until(lambda count=count: session.undo_stack.count() >= count)

    def one_epoch(self) -> None:
        self.open_tab(self.window.panels.side, 1)
        box = self.window.panels.plan.form.editors["epochs"].box
        self.eyes.see(lambda: scroll_to(box))
        self.mouse.click(self.middle_of(box), times=2)
        self.mouse.press("ctrl+a")
        self.mouse.type("1")
        self.mouse.press("Return")
        self.eyes.wait_until(lambda: self.window.session.project.plan.epochs == 1)

    def draw(self, strokes) -> None:
        canvas = self.window.panels.pad.canvas
        for stroke in strokes:
            sheet = self.eyes.see(lambda: canvas.sheet)
            pixels = [
                QPointF(sheet.left() + x * sheet.width(), sheet.top() + y * sheet.height())
                for x, y in stroke[::4]
            ]
            self.mouse.drag(
                self.eyes.see(
                    lambda pixels=pixels: [canvas.mapToGlobal(p.toPoint()) for p in pixels]
                )
            )

    def live(self) -> None:
        window, see = self.window, self.eyes.wait_until
        self.press_button("new")
        see(lambda: len(window.canvas.scene.nodes) == 1)
        self.drag_behind("Flatten", "input-1")
        self.drag_behind("Dense", "flatten-1")
        self.drag_behind("Dense", "dense-1")
        self.fix_problems()
        self.one_epoch()
        self.press_button("train")
        see(lambda: bool(window.session.document.runs), seconds=300)
        self.draw(ROUND[0])
        see(lambda: window.panels.pad.is_answered)
        say("read", self.eyes.see(lambda: window.panels.pad.bars.winner))
        self.mouse.press("ctrl+s")
        see(lambda: QApplication.activeModalWidget() is not None)
        self.mouse.type(str(self.saved))
        self.mouse.press("Return")
        see(lambda: not window.isWindowModified())
        self.mouse.press("ctrl+q")


def say(*words: object) -> None:
    """Tell the test."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> int:
    saved = Path(sys.argv[1])
    application = QApplication([])
    QApplication.setAttribute(_NO_NATIVE_DIALOGS)
    application.setOrganizationName("NetBuilderTest")
    mark_seen()
    program = Program(application)
    eyes = Eyes()
    program.start()
    failures = []

    def live() -> None:
        try:
            eyes.wait_until(lambda: program.window.isActiveWindow())
            Person(program.window, eyes, saved).live()
        except Exception:  # noqa: BLE001
            failures.append(traceback.format_exc())
            eyes.looked.emit(lambda: program.window.grab().save(f"{saved}.png"), Queue())
            eyes.looked.emit(program.shut_down, Queue())

    person = threading.Thread(target=live)
    person.start()
    application.exec()
    person.join()
    program.shut_down()
    sys.stderr.write("".join(failures))
    if not failures:
        document = open_document(saved)
        kinds = [node.block.kind() for node in document.project.graph.nodes.values()]
        say("saved", *kinds, f"{document.runs[0].test.metrics['accuracy']:.3f}")
    return len(failures)


if __name__ == "__main__":
    from PySide6.QtCore import Qt

    _NO_NATIVE_DIALOGS = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    sys.exit(main())
