"""Pictures and tables of what the window shows: their base class, and the one way to write them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeAlias, TypeVar

from netbuilder.discovery import classes_in
from netbuilder.files.atomic import replacing
from netbuilder.files.errors import NotWantedError
from netbuilder.ui.document.dialogs import FileKind, ask_where
from netbuilder.ui.widgets.stoppable import Stoppable
from netbuilder.words import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import ModuleType

    from PySide6.QtWidgets import QWidget

    from netbuilder.engine.exporting import ExportEntry
    from netbuilder.ui.document.dialogs import Dialogs

Source = TypeVar("Source")
Proceed: TypeAlias = Callable[[float], bool]
"""Callback that is told how much is done, 0 to 1, and answers whether to continue."""


class WindowExporter(Generic[Source]):
    """A file that shows what a panel shows: its source.

    A subclass stands in the package `exporters` of its room, which is where it is found. It
    declares what its files are called and how they end, and its entry in the menu File, if it has
    one; what the dialog is called, and what is told afterwards, where that is not the usual.
    """

    title: ClassVar[str]
    suffix: ClassVar[str]
    entry: ClassVar[ExportEntry | None] = None
    heading: ClassVar[str] = N_("Export")
    done: ClassVar[str] = N_("Exported {name}")

    def write(self, source: Source, path: Path, *, proceed: Proceed) -> None:
        """Write the file.

        Raises:
            OSError: It cannot be written.
            NotWantedError: `proceed` was told how much is done, and answered no.
        """
        raise NotImplementedError


def window_exporters(package: ModuleType) -> tuple[WindowExporter[Any], ...]:
    """Return the exporters whose modules lie in `package`, in the order of their modules."""
    return tuple(cls() for cls in classes_in(package, WindowExporter))


def ask_and_write(
    exporters: Sequence[WindowExporter[Any]],
    source: object,
    *,
    suggestion: str,
    dialogs: Dialogs,
    parent: QWidget,
) -> str:
    """Ask for a file, write it in the format that its suffix says, and return what to tell.

    Nothing is told where nobody chose a file.

    Raises:
        NetBuilderError: The file cannot be written; the old one is as it was.
    """
    first = exporters[0]
    kinds = [FileKind(_(exporter.title), exporter.suffix) for exporter in exporters]
    ask = partial(dialogs.ask_save_path, _(first.heading), suggestion, kinds=kinds)
    path = ask_where(ask, dialogs)
    if path is None:
        return ""
    suffix = path.suffix.lower()
    chosen = next((exporter for exporter in exporters if exporter.suffix == suffix), first)
    try:
        with replacing(path) as temporary, Stoppable(_("Writing the file"), parent) as progress:
            chosen.write(source, temporary, proceed=progress.proceed)
    except NotWantedError:
        return _("Stopped; {name} was not written").format(name=path.name)
    return _(chosen.done).format(name=path.name)
