"""The main job with the real mouse; run by `test_real_mouse.py` on a virtual screen."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from at_the_window import SLOWLY, Eyes, button_in_dialog, dialog_has_the_keys, say
from handwriting import ROUND
from main_job import MainJob, do_main_job
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtWidgets import QApplication
from real_keys import press, type_text
from real_mouse import RealMouse

from netbuilder.network.graph import Edge
from netbuilder.ui.actions.verb import FILE
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.frames import scroll_to
from netbuilder.words import _

_BELOW = QPointF(0, 130)
"""From a block to free ground."""
_UNITS = 200
_IN_THE_MENU = ("export", "quit")


class Person(MainJob):
    """Does everything by the mouse, but for names and numbers, which nobody can click."""

    def __init__(self, window, eyes: Eyes, folder: Path) -> None:
        super().__init__(window, eyes, folder)
        self.mouse = RealMouse()

    def begin_with_nothing(self) -> None:
        self.press_in_dialog("Build your own")
        self.eyes.wait_until(lambda: len(self.window.canvas.scene.nodes) == 1)
        self.eyes.wait_until(self.window.isActiveWindow)

    def build(self) -> None:
        """Drop blocks behind one another and on a wire, and one on free ground; pull its wire."""
        scene = self.window.canvas.scene
        self.drop("Flatten", lambda: scene.nodes["input-1"].pos() + QPointF(168, 0))
        self.drop("Dense", lambda: scene.nodes["flatten-1"].pos() + QPointF(168, 0))
        self.drop("Dense", lambda: scene.nodes["flatten-1"].pos() + _BELOW)
        self.press_button("fit")
        wire = Edge("dense-1", "dense-2")
        self.mouse.drag(
            [
                self.on_canvas(lambda: scene.nodes[wire.source].output_position()),
                self.on_canvas(lambda: scene.nodes[wire.target].input_position(0)),
            ]
        )
        self.eyes.wait_until(lambda: wire in scene.edges)
        self.drop("Activation", lambda: scene.edges[wire].path.pointAtPercent(0.5))
        self.eyes.wait_until(lambda: wire not in scene.edges)

    def set(self) -> None:
        scene, panels = self.window.canvas.scene, self.window.panels
        self.press_button("fit")
        self.mouse.click(self.on_canvas(lambda: scene.nodes["dense-1"].pos()))
        self.eyes.wait_until(lambda: scene.selected_nodes() == ("dense-1",))
        self.write_number(panels.block.form.editors["units"].box, _UNITS)
        self.eyes.wait_until(lambda: scene.graph.block("dense-1").units == _UNITS)
        self.fix_problems()
        self.open_tab(panels.side, 1)
        self.write_number(panels.plan.form.editors["epochs"].box, 1)
        self.eyes.wait_until(lambda: self.window.session.project.plan.epochs == 1)

    def fix_problems(self) -> None:
        session, problems = self.window.session, self.window.panels.problems
        below = self.window.panels.below
        self.open_tab(below, self.eyes.see(lambda: below.indexOf(problems)))
        while count := self.eyes.see(
            lambda: session.undo_stack.count() + 1 if session.analysis.errors else 0
        ):
            self.mouse.click(
                self.eyes.see(lambda: middle(problems.widget().layout().itemAt(0).widget().button))
            )
            self.eyes.wait_until(lambda count=count: session.undo_stack.count() >= count)

    def train(self) -> None:
        panels = self.window.panels
        self.eyes.wait_until(self.window.verbs["train"].isEnabled, seconds=SLOWLY)
        self.press_button("train")
        self.eyes.wait_until(self.has_runs, seconds=SLOWLY)
        self.open_tab(panels.below, self.eyes.see(lambda: panels.below.indexOf(panels.plots)))
        theme = self.eyes.see(lambda: theme_of(panels.plots.palette()))
        self.eyes.wait_until(lambda: {theme.training, theme.validation} <= colours(panels.plots))
        say("curves", "seen")

    def draw(self) -> None:
        for stroke in ROUND[0]:
            self.mouse.drag(
                self.eyes.see(lambda stroke=stroke: pixels(self.pad.canvas, stroke[::4]))
            )

    def command(self, verb: str) -> None:
        """Press its button, or choose it in the menu where it has none."""
        if verb in _IN_THE_MENU:
            self.choose(FILE, verb)
        else:
            self.press_button(verb)

    def press_in_dialog(self, button: str) -> None:
        self.eyes.wait_until(dialog_has_the_keys)
        self.mouse.click(self.eyes.see(lambda: button_in_dialog(button)))

    def choose(self, menu: str, verb: str) -> None:
        bar, action = self.window.menuBar(), self.window.verbs[verb]
        entry = self.eyes.see(lambda: next(a for a in bar.actions() if a.text() == _(menu)))
        self.mouse.click(self.place_of(bar, entry))
        self.eyes.wait_until(lambda: QApplication.activePopupWidget() is not None)
        self.mouse.click(self.place_of(entry.menu(), action))

    def press_button(self, name: str) -> None:
        self.mouse.click(
            self.middle_of(self.window.toolbar.widgetForAction(self.window.verbs[name]))
        )

    def open_tab(self, tabs, index: int) -> None:
        bar = tabs.tabBar()
        self.mouse.click(self.eyes.see(lambda: bar.mapToGlobal(bar.tabRect(index).center())))
        self.eyes.wait_until(lambda: tabs.currentIndex() == index)

    def write_number(self, box, number: int) -> None:
        self.eyes.see(lambda: scroll_to(box))
        self.mouse.click(self.middle_of(box), times=2)
        press("ctrl+a")
        type_text(str(number))
        press("Return")

    def drop(self, title: str, place) -> None:
        scene = self.window.canvas.scene
        count = self.eyes.see(lambda: len(scene.nodes))
        self.mouse.drag([self.palette_item(title), self.on_canvas(place)])
        self.eyes.wait_until(lambda: len(scene.nodes) == count + 1)

    def palette_item(self, title: str) -> QPoint:
        tree = self.window.panels.palette.tree

        def look() -> QPoint:
            item = next(item for item in tree.block_items() if item.text(0) == title)
            return seen(tree.viewport(), tree.visualItemRect(item).center())

        return self.eyes.see(look)

    def on_canvas(self, place) -> QPoint:
        view = self.window.canvas.view
        return self.eyes.see(lambda: seen(view.viewport(), view.mapFromScene(place())))

    def middle_of(self, widget) -> QPoint:
        self.eyes.wait_until(widget.isVisible)
        return self.eyes.see(lambda: middle(widget))

    def place_of(self, menu, action) -> QPoint:
        return self.eyes.see(lambda: seen(menu, menu.actionGeometry(action).center()))


def seen(widget, place: QPoint) -> QPoint:
    """Return where a place of a widget is on the screen; it has to be in sight."""
    assert QRect(widget.visibleRegion().boundingRect()).contains(place), f"{widget} is out of sight"
    return widget.mapToGlobal(place)


def middle(widget) -> QPoint:
    return seen(widget, widget.rect().center())


def pixels(canvas, stroke) -> list[QPoint]:
    """Return where the points of a stroke lie on the screen."""
    sheet = canvas.sheet
    places = (
        QPointF(sheet.left() + x * sheet.width(), sheet.top() + y * sheet.height())
        for x, y in stroke
    )
    return [canvas.mapToGlobal(place.toPoint()) for place in places]


def colours(widget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


if __name__ == "__main__":
    sys.exit(do_main_job(Person))
