"""Custom blocks: kept from the canvas, shown in the palette, placed again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from netbuilder.errors import NetBuilderError
from netbuilder.files.custom_blocks import CustomBlocks, custom_blocks_folder
from netbuilder.network.copying import part_of
from netbuilder.network.grouping import group_nodes, groups_of
from netbuilder.network.rules import EditError
from netbuilder.ui.canvas.commands.prompt import Prompt
from netbuilder.ui.canvas.gestures.carried import CarriedPart
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.dialogs import Overwrite
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.network.graph import Graph, NodeId
    from netbuilder.ui.canvas.canvas import Canvas
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.palette.panel import PalettePanel


class CustomBlocksController(Controller):
    """Controller between the canvas, the palette and the folder of custom blocks."""

    def __init__(
        self,
        context: Context,
        canvas: Canvas,
        palette: PalettePanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._canvas = canvas
        self._palette = palette
        self._store = CustomBlocks(custom_blocks_folder())
        self.prompt = Prompt(canvas)
        palette.custom_chosen.connect(self.place)
        palette.custom_unwanted.connect(self.forget)
        palette.custom_restored.connect(self.restore)
        self._deleted: tuple[str, Graph] | None = None
        self.show_again()

    def show_again(self) -> None:
        """Show in the palette, and in the menu at the mouse, what the folder holds."""
        parts = self._store.all()
        self._palette.show_own(parts)
        self._canvas.adder.menu.offer_own(parts)

    @Slot()
    def keep(self) -> None:
        """Ask under which name the selected blocks are to be kept."""
        nodes = self._canvas.scene.selected_nodes()
        if not nodes:
            self._refuse(
                EditError(
                    _("Save as custom block"),
                    found=_("nothing selected"),
                    expected=_("one block or more"),
                    advice=_("First select the blocks, or click the name of their group."),
                )
            )
            return
        graph = self._canvas.scene.graph
        groups = groups_of(graph, nodes)
        title = groups[0].title if len(groups) == 1 else _("My block")
        self._ask_name(graph, nodes, title)

    def _ask_name(self, graph: Graph, nodes: tuple[NodeId, ...], suggestion: str) -> None:
        place = self._canvas.view.viewport().mapToGlobal(QPoint(40, 40))
        self.prompt.ask_line(
            place, _("Name of the custom block"), suggestion, partial(self._on_named, graph, nodes)
        )

    def _on_named(self, graph: Graph, nodes: tuple[NodeId, ...], name: str) -> None:
        """Keep the blocks, unless their name is that of others which are not to be replaced."""
        answer = Overwrite.OVERWRITE
        if " ".join(name.split()) in self._store.all():
            answer = self._dialogs.ask_replace_custom_block(name)
        if answer is Overwrite.OVERWRITE:
            self._keep(graph, nodes, name)
        elif answer is Overwrite.ELSEWHERE:
            self._ask_name(graph, nodes, name)

    def _keep(self, graph: Graph, nodes: tuple[NodeId, ...], name: str) -> None:
        """Keep the blocks as one group of that name."""
        part = part_of(graph, nodes)
        if [set(group.nodes) for group in part.groups] == [set(nodes)]:
            part = replace(part, groups=(replace(part.groups[0], title=name),))
        elif not part.groups:
            part = group_nodes(part, nodes, title=name)
        if self._tried(partial(self._store.keep, name, part)):
            words = _("“{name}” is in the palette, under “Custom blocks”.")
            self._tell(words.format(name=name))

    @Slot(str)
    def forget(self, name: str) -> None:
        """Take a custom block off the palette; networks that hold copies of it stay.

        Nothing is asked: until the next one is deleted, the menus of the palette restore it.
        """
        part = self._store.all().get(name)
        if part is not None and self._tried(partial(self._store.forget, name)):
            self._remember((name, part))
            words = _("“{name}” was deleted. The right button in the palette restores it.")
            self._tell(words.format(name=name))

    @Slot()
    def restore(self) -> None:
        """Put the custom block that was deleted last back into the palette.

        If another one has taken its name since, it comes back under a longer one.
        """
        if self._deleted is None:
            return
        name, part = self._deleted
        while name in self._store.all():
            name = _("{name} (restored)").format(name=name)
        if self._tried(partial(self._store.keep, name, part)):
            self._remember(None)
            self._tell(_("“{name}” is in the palette again.").format(name=name))

    def _remember(self, deleted: tuple[str, Graph] | None) -> None:
        self._deleted = deleted
        self._palette.offer_restoring("" if deleted is None else deleted[0])

    def _tried(self, change: partial[None]) -> bool:
        try:
            change()
        except NetBuilderError as error:
            self._refuse(error)
            return False
        finally:
            self.show_again()
        return True

    @Slot(str)
    def place(self, name: str) -> None:
        """Add a copy of a custom block behind the selected block or the last one."""
        part = self._store.all().get(name)
        if part is None:
            self.show_again()
            return
        self._canvas.adder.add_carried(CarriedPart(part, name))
