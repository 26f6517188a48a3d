"""The file of the open document: held against other windows, looked at before it is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Slot

from netbuilder.errors import NetBuilderError
from netbuilder.files.document_hold import DocumentHold
from netbuilder.files.errors import FileError
from netbuilder.files.opening import open_path
from netbuilder.files.stamp import Change, change_since, is_protected, stamp_or_none
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.dialogs import Changed, Overwrite, Version
from netbuilder.ui.runtime import new_window
from netbuilder.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from netbuilder.files.stamp import Stamp
    from netbuilder.project.document import Document
    from netbuilder.ui.document.context import Context


class _File(NamedTuple):
    """State of the file: the hold on it, how it was last seen, or what this is a copy of.

    A document that has no file yet has none of them.
    """

    hold: DocumentHold | None = None
    stamp: Stamp | None = None
    copy_of: Path | None = None


class DocumentFile(Controller):
    """Knows the file of the session's document from when it was read or written last."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._file = self._next = _File()
        self._session.loaded.connect(self._on_loaded)

    @property
    def copy_of(self) -> Path | None:
        """The file that another window has open, of which this document is a copy."""
        return self._file.copy_of

    def load(
        self,
        document: Document,
        path: Path,
        *,
        stamp: Stamp | None,
        document_id: str = "",
    ) -> None:
        """Open what was read from `path`; as a copy without a file where another window has it.

        Args:
            document: What was read.
            path: Where from.
            stamp: The file's, taken before it was read.
            document_id: The id by which the document goes, where it had one.
        """
        held = self._hold_on(path)
        self._next = _File(copy_of=path) if held is None else _File(held, stamp)
        place = None if held is None else path
        self._session.load(document, path=place, document_id=document_id)

    def _hold_on(self, path: Path) -> DocumentHold | None:
        known = self._file.hold
        return known if known is not None and known.is_of(path) else DocumentHold.take(path)

    @Slot()
    def _on_loaded(self) -> None:
        known, self._next = self._next, _File()
        self._become(known)

    def _become(self, known: _File) -> None:
        former, self._file = self._file.hold, known
        if former is not None and former is not known.hold:
            former.let_go()

    def let_go(self) -> None:
        """Let other windows have the file, when this one is closed."""
        self._become(_File())

    def ask_before_writing(self, path: Path) -> Overwrite:
        """Ask about what is at `path`, where somebody else has to do with it."""
        held = self._hold_on(path)
        if held is None:
            self._refuse(_in_use(path))
            return Overwrite.CANCEL
        answer = Overwrite.OVERWRITE
        if held is self._file.hold:
            answer = self._ask_about_changes(path)
        else:
            held.let_go()
        if answer is Overwrite.OVERWRITE and is_protected(path):
            answer = self._dialogs.ask_protected(path.name)
        return answer

    def _ask_about_changes(self, path: Path) -> Overwrite:
        """Ask until an answer is of the file as it is: it may be written again meanwhile."""
        seen = self._file.stamp
        while change_since(seen, path) in (Change.WRITTEN, Change.UNKNOWN):
            seen = stamp_or_none(path)
            answer = self._dialogs.ask_changed(path.name, mine=self._mine(), theirs=_theirs(path))
            if answer is Changed.SHOW:
                new_window.start(path)
            if answer is not Changed.OVERWRITE:
                return Overwrite.ELSEWHERE if answer is Changed.ELSEWHERE else Overwrite.CANCEL
            if seen is None:
                break
        return Overwrite.OVERWRITE

    def _mine(self) -> Version:
        known = self._file.stamp
        return Version(self._session.document, None if known is None else known.modified_ns)

    def is_gone(self, path: Path) -> bool:
        """Tell whether the document's file was there and no longer is."""
        held = self._file.hold
        is_mine = held is not None and held.is_of(path)
        return is_mine and change_since(self._file.stamp, path) is Change.GONE

    def was_written(self, path: Path, stamp: Stamp | None) -> None:
        """Take what has just been written as the document's file."""
        self._become(_File(self._hold_on(path), stamp))


def _theirs(path: Path) -> Version:
    """Return what stands in the file now, or why it cannot be told."""
    stamp = stamp_or_none(path)
    written = None if stamp is None else stamp.modified_ns
    try:
        return Version(open_path(path), written)
    except NetBuilderError as error:
        return Version(None, written, trouble=error.sentence())


def _in_use(path: Path) -> FileError:
    return FileError(
        _("{name} is not replaced").format(name=path.name),
        found=_("a file that is open in another NetBuilder window"),
        expected=_("a file that is not open in another window"),
        advice=_("Save it under another name, or close it there first."),
    )
