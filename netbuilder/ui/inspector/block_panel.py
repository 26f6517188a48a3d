"""The inspector: the selected block's settings, shapes, parameters and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from netbuilder.network.group_shapes import shapes_of_group
from netbuilder.network.grouping import collapsed_group
from netbuilder.project.datasets import dataset_info
from netbuilder.ui.document.problem_card import ProblemCard
from netbuilder.ui.document.setting_edit import change_setting
from netbuilder.ui.forms.form import SettingsForm
from netbuilder.ui.inspector.facts import facts_of
from netbuilder.ui.inspector.group_name import GroupName
from netbuilder.ui.inspector.title_row import TitleRow
from netbuilder.ui.widgets.frames import scroll_to
from netbuilder.ui.widgets.labels import plain_label
from netbuilder.ui.widgets.quiet_label import QuietLabel
from netbuilder.words import _, counted, listed, number

if TYPE_CHECKING:
    from netbuilder.blocks.block import Block
    from netbuilder.network.graph import Group, NodeId
    from netbuilder.project.project import Project
    from netbuilder.ui.document.session import Session
    from netbuilder.ui.trainer.trainer import Trainer


class BlockPanel(QWidget):
    """Shows one block, several of one kind, or a collapsed group, and edits them.

    Signals:
        help_wanted(key): the help page with this key is wanted.
    """

    help_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._nodes: tuple[NodeId, ...] = ()
        self._form: SettingsForm | None = None
        self._form_kind: type[Block] | None = None
        self.title_row = TitleRow()
        self.title_row.help_wanted.connect(self.help_wanted)
        self.title = self.title_row.title
        self.explanation = _words()
        self.group_name = GroupName(session)
        self.facts = _words()
        self.facts.setTextFormat(Qt.TextFormat.RichText)
        self.run_rate = QuietLabel()
        self._trainer: Trainer | None = None
        self._cards = QVBoxLayout()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 10, 12, 10)
        self._layout.setSpacing(8)
        for widget in (self.title_row, self.explanation, self.group_name):
            self._layout.addWidget(widget)
        self._layout.addWidget(self.run_rate)
        self._layout.addLayout(self._cards)
        self._layout.addWidget(self.facts)
        self._layout.addStretch(1)
        session.project_changed.connect(self._on_project_changed)
        session.problems_changed.connect(self._on_problems_changed)
        self.show_nodes(())

    @property
    def nodes(self) -> tuple[NodeId, ...]:
        """The blocks that are shown."""
        return self._nodes

    @property
    def form(self) -> SettingsForm | None:
        """The editors of the block that is shown."""
        return self._form

    @Slot()
    def reveal_problem(self) -> None:
        """Scroll to the first problem of what is shown, else to its title."""
        card = self._cards.itemAt(0)
        widget = None if card is None else card.widget()
        scroll_to(widget or self.title_row)

    def follow(self, trainer: Trainer) -> None:
        """Say where the run under way has another rate in the block that is shown."""
        self._trainer = trainer
        trainer.steered.connect(self._show_run_rate)
        self._show_run_rate()

    def show_nodes(self, nodes: tuple[NodeId, ...]) -> None:
        """Show the selected node, a collapsed group, or what several of one kind have in common."""
        self._nodes = nodes
        graph = self._session.project.graph
        group = collapsed_group(graph, nodes)
        kinds = {type(graph.block(node)) for node in nodes}
        is_alike = len(kinds) == 1 and group is None
        self.title_row.explain(kinds.pop() if is_alike else None)
        self.group_name.show_group(group)
        if group is not None:
            self._show_group(group)
        elif len(nodes) == 1:
            self._show_node(nodes[0])
        elif is_alike:
            self._show_alike(nodes)
        else:
            self._show_none(len(nodes))
        self._show_run_rate()

    @Slot()
    def _show_run_rate(self) -> None:
        steering = None if self._trainer is None else self._trainer.steering
        known = {} if steering is None else steering.knobs.rates
        rates = [number(known[node]) for node in self._nodes if node in known]
        self.run_rate.setVisible(bool(rates))
        if rates:
            words = _("In the run in progress: {rates}. Change it under “Training plan”.")
            self.run_rate.setText(words.format(rates=listed(rates)))

    def _show_none(self, count: int) -> None:
        self._drop_form()
        self._show_cards()
        self.title.setText(
            counted("{count} block selected", "{count} blocks selected", count)
            if count
            else _("No block selected")
        )
        self.explanation.setText(
            _("Click a block to see and change its settings.")
            if not count
            else _(
                "You can move or delete them together. Blocks of the same kind "
                "can also be changed together."
            )
        )
        self.facts.clear()

    def _show_node(self, node: NodeId) -> None:
        block = self._session.project.graph.block(node)
        self.title.setText(_(block.title))
        self.explanation.setText(_(block.explanation))
        task = dataset_info(self._session.project.dataset).task
        shapes = self._session.analysis.shapes[node]
        self.facts.setText(facts_of(shapes, task, outputs=(shapes.output,)))
        self._show_settings(block)
        self._show_cards(node)

    def _show_group(self, group: Group) -> None:
        """Show a collapsed group as the one block that it looks like."""
        project, analysis = self._session.project, self._session.analysis
        self._drop_form()
        self.title.setText(group.title)
        names = listed(_(project.graph.block(node).title) for node in group.nodes)
        words = _("A group of these blocks: {blocks}. Double-click it to expand it.")
        self.explanation.setText(words.format(blocks=names))
        shapes = shapes_of_group(project.graph, group, analysis.shapes)
        outputs = [analysis.shapes[node].output for node in group.nodes]
        task = dataset_info(project.dataset).task
        self.facts.setText(facts_of(shapes, task, outputs=outputs))
        self._show_cards(*group.nodes)

    def _show_alike(self, nodes: tuple[NodeId, ...]) -> None:
        """Show the settings of the first of several; what is set is set in all."""
        blocks = [self._session.project.graph.block(node) for node in nodes]
        first = blocks[0]
        self.title.setText(
            counted(
                "{count} {block} block selected",
                "{count} {block} blocks selected",
                len(nodes),
                block=_(first.title),
            )
        )
        differing = [
            _("“{name}”").format(name=_(setting.title))
            for name, setting in type(first).declared().items()
            if any(getattr(block, name) != getattr(first, name) for block in blocks)
        ]
        words = _("Changes apply to all of them.")
        if differing:
            names = listed(differing)
            words = _(
                "Changes apply to all of them. They differ in: {settings}. "
                "The values of the first one are shown."
            ).format(settings=names)
        self.explanation.setText(words)
        self.facts.clear()
        self._show_settings(first)
        self._show_cards()

    def _show_settings(self, block: Block) -> None:
        if self._form is None or self._form_kind is not type(block):
            self._drop_form()
            self._make_form(type(block))
        if self._form is not None:
            self._form.show_values(block)

    def _make_form(self, cls: type[Block]) -> None:
        self._form = SettingsForm(cls)
        self._form_kind = cls
        self._form.edited.connect(self._on_edited)
        self._form.help_wanted.connect(self.help_wanted)
        self._layout.insertWidget(3, self._form)

    def _drop_form(self) -> None:
        if self._form is not None:
            # Hiding takes the focus from a half typed number, which is not for the next block.
            self._form.edited.disconnect(self._on_edited)
            self._layout.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = self._form_kind = None

    def _show_cards(self, *nodes: NodeId) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        by_node = self._session.analysis.by_node
        for problem in (problem for node in nodes for problem in by_node.get(node, ())):
            self._cards.addWidget(ProblemCard(self._session, problem))

    @Slot(str, object, object)
    def _on_edited(self, name: str, value: object, gesture: object) -> None:
        error = change_setting(self._session, self._nodes, name, value, gesture=gesture)
        if error is not None:
            self.show_nodes(self._nodes)
            if self._form is not None:
                self._form.refuse(name, error)

    @Slot(object, object)
    def _on_project_changed(self, old: Project, new: Project) -> None:
        if self._nodes:
            self.show_nodes(tuple(node for node in self._nodes if node in new.graph.nodes))

    @Slot()
    def _on_problems_changed(self) -> None:
        """Show other cards; what is being typed above them stays."""
        is_one = len(self._nodes) == 1 or self.group_name.isVisibleTo(self)
        self._show_cards(*(self._nodes if is_one else ()))


def _words() -> QLabel:
    label = plain_label()
    label.setWordWrap(True)
    return label
