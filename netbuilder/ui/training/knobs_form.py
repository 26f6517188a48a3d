"""The editors of the knobs of a training: those of the plan, and one for each block with a rate."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from netbuilder.ui.forms.number_editors import IntegerEditor, RealEditor
from netbuilder.ui.forms.rows import SettingLabel
from netbuilder.ui.trainer.steering import with_knob
from netbuilder.ui.trainer.words import block_names
from netbuilder.words import _, grouped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from netbuilder.blocks.settings import Setting
    from netbuilder.network.graph import Graph
    from netbuilder.project.knobs import Knobs
    from netbuilder.ui.forms.editor import SettingEditor

_CHEAP = ("learning_rate", "epochs")
"""Knobs that the engine turns without compiling anew."""


class KnobsForm(QWidget):
    """Turns the plan's own editors into knobs, and shows a row for each block that has one.

    It listens to `plan_editors` until `let_go`; the rows of blocks are its own.

    Signals:
        turned(knobs, is_costly, is_held): the person wants the knobs there; `is_costly` where the
            engine compiles anew for it, `is_held` while a slider is held.
    """

    turned = Signal(object, bool, bool)

    def __init__(
        self,
        graph: Graph,
        knobs: Knobs,
        *,
        plan_editors: Mapping[str, SettingEditor],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._knobs = knobs
        self.editors: dict[tuple[str, str], SettingEditor] = {}
        self._plan_editors = plan_editors
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(10)
        self._layout.setVerticalSpacing(6)
        self._layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._slots = [self._listen((name, ""), editor) for name, editor in plan_editors.items()]
        names = block_names(graph, knobs.rates)
        for node in knobs.rates:
            self._add_rate(node, _rate_of(graph, node, names[node]))
        self.setVisible(bool(knobs.rates))
        self.show_knobs(knobs)

    def _listen(
        self, key: tuple[str, str], editor: SettingEditor
    ) -> tuple[SettingEditor, Callable[[float, object], None]]:
        slot = partial(self._on_edited, *key)
        self.editors[key] = editor
        editor.edited.connect(slot)
        return editor, slot

    def _add_rate(self, node: str, setting: Setting) -> None:
        editor = RealEditor(setting)
        editor.explain(_("Changes this run from the next steps on."))
        self._listen(("rate", node), editor)
        label = SettingLabel(editor)
        label.mark(is_marked=True)
        label.setToolTip(editor.words)
        self._layout.addRow(label, editor)

    def let_go(self) -> None:
        """Leave the editors of the plan to the plan again."""
        for editor, slot in self._slots:
            editor.edited.disconnect(slot)
        self._slots = []
        self._keep_epochs_from(1, reason="")

    def show_knobs(self, knobs: Knobs) -> None:
        """Show where the knobs stand."""
        self._knobs = knobs
        for (name, node), editor in self.editors.items():
            editor.show_value(knobs.rates[node] if node else getattr(knobs, name))

    def keep_epochs_from(self, least: int) -> None:
        """Let no fewer epochs be asked for than `least`, counted from 1."""
        reason = _("Epoch {number} of this run is in progress.").format(number=grouped(least))
        self._keep_epochs_from(least, reason=reason)

    def _keep_epochs_from(self, least: int, *, reason: str) -> None:
        editor = self._plan_editors.get("epochs")
        if isinstance(editor, IntegerEditor):
            editor.keep_from(least, reason=reason)

    def _on_edited(self, name: str, node: str, value: float, gesture: object) -> None:
        turned = with_knob(self._knobs, name, value, node=node)
        self._knobs = turned
        self.turned.emit(turned, name not in _CHEAP, gesture is not None)


def _rate_of(graph: Graph, node: str, name: str) -> Setting:
    block = graph.block(node)
    return replace(type(block).declared()[block.knob or ""], title=name)
