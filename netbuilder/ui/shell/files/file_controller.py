"""New, open, save, recipes; and what becomes of unsaved work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netbuilder.blocks.input import Input
from netbuilder.errors import NetBuilderError
from netbuilder.files import suffixes
from netbuilder.files.opening import open_path
from netbuilder.files.project_file import save_document
from netbuilder.files.recipes import load_recipe
from netbuilder.files.stamp import stamp_or_none
from netbuilder.network.edit import add_node
from netbuilder.network.graph import Graph, Point
from netbuilder.project.document import Document
from netbuilder.project.kept_weights import unkept
from netbuilder.project.project import Project
from netbuilder.project.run_sentences import unkept_sentence
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.dialogs import FileKind, Overwrite, Unsaved
from netbuilder.ui.document.document_file import DocumentFile
from netbuilder.ui.document.file_names import free_name, plain_name
from netbuilder.ui.document.recent import remember
from netbuilder.ui.forms.editor import take_in_typing
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.trainer.controller import TrainingController


FIRST_RECIPE = "lecture-relu"


class FileController(Controller):
    """Controller between the document and the disk.

    Whatever is asked before the document gives way to another, nothing is dropped before all
    questions are answered.

    Signals:
        saved(): the document's file was written.
    """

    saved = Signal()

    def __init__(
        self, context: Context, training: TrainingController, parent: QObject | None = None
    ) -> None:
        super().__init__(context, parent)
        self._training = training
        self._file = DocumentFile(context, self)

    @property
    def name(self) -> str:
        """Name of the document in the title bar."""
        if self._session.path is not None:
            return self._session.path.name
        if self.copy_of is not None:
            return _("Copy of {name}").format(name=self.copy_of.stem)
        return _(self._session.project.title) or _("Untitled")

    @property
    def copy_of(self) -> Path | None:
        """The file that another window has open, of which the document is a copy."""
        return self._file.copy_of

    def may_close(self) -> bool:
        """Ask about unsaved work and a running training; tell whether the document may go."""
        take_in_typing()
        if self._training.is_busy and not self._dialogs.ask_stop_training():
            return False
        if not self._session.is_unsaved:
            return True
        dropped = unkept(self._session.document)
        sentence = unkept_sentence(dropped) if dropped else ""
        answer = self._dialogs.ask_unsaved(self.name, unkept=sentence)
        if answer is Unsaved.SAVE_ALL:
            self._session.star_runs([run.id for run in dropped], starred=True)
        is_saved = answer in (Unsaved.SAVE, Unsaved.SAVE_ALL) and self.save()
        return is_saved or answer is Unsaved.DISCARD

    @Slot()
    def new(self) -> None:
        """Begin with nothing but the data."""
        if self.may_close():
            graph, _node = add_node(Graph(), Input(), Point(0.0, 0.0))
            self._session.load(Document(Project(graph=graph)), path=None)

    @Slot()
    def open(self) -> None:
        """Ask for a file and open it."""
        path = self._dialogs.ask_open_path(self._folder())
        if path is not None:
            self.open_file(path)

    @Slot()
    def choose_recipe(self) -> None:
        """Ask for a recipe and open it."""
        name = self._dialogs.ask_recipe()
        if name is not None:
            self.open_recipe(name)

    @Slot(object)
    def open_file(self, path: Path) -> bool:
        """Open a file; where it cannot be, say why and leave the present work as it is."""
        stamp = stamp_or_none(path)
        try:
            document = open_path(path)
        except NetBuilderError as error:
            self._refuse(error)
            return False
        if not self.may_close():
            return False
        if path.suffix.lower() == suffixes.PROJECT:
            self._file.load(document, path, stamp=stamp)
        else:
            self._session.load(document, path=None)
        remember(path)
        opened = _("Opened {name}") if self.copy_of is None else _("Opened a copy of {name}")
        self._tell(opened.format(name=path.name))
        return True

    def take_up(self, document: Document, path: Path, *, document_id: str) -> None:
        """Open what was read from a project file, in the place of the present document."""
        self._file.load(document, path, stamp=stamp_or_none(path), document_id=document_id)

    def let_go(self) -> None:
        """Let other windows have the document's file, when this one is closed."""
        self._file.let_go()

    def open_recipe(self, name: str) -> None:
        """Open a recipe of the lecture."""
        try:
            project = load_recipe(name)
        except NetBuilderError as error:
            self._refuse(error)
            return
        if self.may_close():
            self._session.load(Document(project), path=None)
            self._tell(_("Opened the recipe {name}").format(name=_(project.title)))

    def open_first(self) -> None:
        """Open a network ready to train, as at first start."""
        self._session.load(Document(load_recipe(FIRST_RECIPE)), path=None)

    @Slot()
    def save(self) -> bool:
        """Save to the document's file; tell whether it was."""
        return self.save_as() if self._session.path is None else self._write(self._session.path)

    @Slot()
    def save_as(self) -> bool:
        """Ask for a file and save to it; tell whether it was."""
        return self._save_as(self.suggestion(suffixes.PROJECT))

    def _save_as(self, suggestion: str) -> bool:
        path = self._dialogs.ask_save_path(
            _("Save"), suggestion, kinds=[FileKind(_("NetBuilder project"), suffixes.PROJECT)]
        )
        return path is not None and self._write(path)

    def _write(self, path: Path) -> bool:
        answer = self._file.ask_before_writing(path)
        if answer is Overwrite.ELSEWHERE:
            return self._save_as(str(free_name(path)))
        if answer is Overwrite.CANCEL:
            return False
        is_gone, document = self._file.is_gone(path), self._session.document
        try:
            stamp = save_document(document, path)
        except NetBuilderError as error:
            self._refuse(error)
            return False
        self._file.was_written(path, stamp)
        self._session.mark_saved(document, path=path)
        remember(path)
        saved = (
            _("Saved {name} again; it had been deleted or moved") if is_gone else _("Saved {name}")
        )
        self._tell(saved.format(name=path.name))
        self.saved.emit()
        return True

    def _folder(self) -> str:
        path = self._session.path or self.copy_of
        return str(path.parent if path is not None else Path.home())

    def suggestion(self, suffix: str) -> str:
        """Return where a file of the document may be written: beside it, under its name."""
        stem = self._session.path.stem if self._session.path is not None else self.name
        return str(Path(self._folder()) / f"{plain_name(stem)}{suffix}")
