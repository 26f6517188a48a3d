"""Editors for the knobs of a training."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from netbuilder.project.plan import Plan
from netbuilder.ui.inspector.number_editors import IntegerEditor, RealEditor
from netbuilder.ui.inspector.rate_editor import RateEditor
from netbuilder.ui.labels import plain_label
from netbuilder.ui.training.steering import with_knob
from netbuilder.ui.training.words import block_names
from netbuilder.words import N_, _, grouped

if TYPE_CHECKING:
    from netbuilder.blocks.settings import Setting
    from netbuilder.network.graph import Graph
    from netbuilder.project.knobs import Knobs
    from netbuilder.ui.inspector.editor import SettingEditor

_CHEAP = ("learning_rate", "epochs")
"""Knobs that the engine turns without compiling anew."""


class KnobsForm(QWidget):
    """A row for each knob: those of the plan, then one for each block that has one.

    Signals:
        turned(knobs, is_costly, is_held): the person wants the knobs there; `is_costly` where the
            engine compiles anew for it, `is_held` while a slider is held.
    """

    turned = Signal(object, bool, bool)

    def __init__(self, graph: Graph, knobs: Knobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._knobs = knobs
        self.editors: dict[tuple[str, str], SettingEditor] = {}
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(10)
        self._layout.setVerticalSpacing(6)
        self._layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._add(("learning_rate", ""), RateEditor(_declared("learning_rate")))
        self._add(("batch_size", ""), IntegerEditor(_declared("batch_size")))
        self._epochs = IntegerEditor(_epochs())
        self._add(("epochs", ""), self._epochs)
        names = block_names(graph, knobs.rates)
        for node in knobs.rates:
            self._add(("rate", node), RealEditor(_rate_of(graph, node, names[node])))
        self.show_knobs(knobs)

    def _add(self, key: tuple[str, str], editor: SettingEditor) -> None:
        self.editors[key] = editor
        editor.edited.connect(partial(self._on_edited, *key))
        label = plain_label(_(editor.setting.title))
        label.setBuddy(editor)
        label.setToolTip(_(editor.setting.help))
        self._layout.addRow(label, editor)

    def show_knobs(self, knobs: Knobs) -> None:
        """Show where the knobs stand."""
        self._knobs = knobs
        for (name, node), editor in self.editors.items():
            editor.show_value(knobs.rates[node] if node else getattr(knobs, name))

    def keep_epochs_from(self, least: int) -> None:
        """Let no fewer epochs be asked for than `least`, counted from 1."""
        reason = _("Epoch {number} is under way.").format(number=grouped(least))
        self._epochs.keep_from(least, reason=reason)

    def _on_edited(self, name: str, node: str, value: float, gesture: object) -> None:
        turned = with_knob(self._knobs, name, value, node=node)
        self._knobs = turned
        self.turned.emit(turned, name not in _CHEAP, gesture is not None)


def _declared(name: str) -> Setting:
    return Plan.declared()[name]


def _epochs() -> Setting:
    return replace(
        _declared("epochs"),
        title=N_("Epochs of this run"),
        help=N_("How many epochs this run is to have in all, those that are done included."),
        unit="",
    )


def _rate_of(graph: Graph, node: str, name: str) -> Setting:
    block = graph.block(node)
    return replace(type(block).declared()[block.knob or ""], title=name)
