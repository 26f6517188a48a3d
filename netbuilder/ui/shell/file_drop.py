"""Files and images that are dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeDatabase, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from netbuilder.errors import NetBuilderError
from netbuilder.files import suffixes
from netbuilder.files.opening import RECIPE
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.shell.drop_sign import DropSign
from netbuilder.words import _, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from netbuilder.ui.document.context import Context

_DOCUMENTS: Final = (suffixes.PROJECT, suffixes.KERAS_MODEL, RECIPE)
_DRAGS: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrop(Controller):
    """Takes files and images before the panels see them, whatever they are dropped on.

    A text field would take a file's name for text, and plots would refuse it. What the panels drag
    themselves, as the palette's blocks, passes. A sign says where a drop would land. A file is
    opened when the drop is over: a question would keep the program waiting from which it comes.

    Args:
        windows: The window, and what can be made a window of its own.
        pad: The part of them that takes pictures.

    Signals:
        document_dropped(path): a project, a model or a recipe.
        picture_dropped(path): any other file, which is a picture or is refused as one.
        image_dropped(image): pixels without a file, as from a browser.
    """

    document_dropped = Signal(object)
    picture_dropped = Signal(object)
    image_dropped = Signal(object)
    _dropped = Signal(object)

    def __init__(
        self, context: Context, windows: Sequence[QWidget], *, pad: QWidget, parent: QObject
    ) -> None:
        super().__init__(context, parent)
        self._windows = tuple(windows)
        self._pad = pad
        self._sign = DropSign(self._windows[0])
        self._dropped.connect(self._on_dropped, Qt.ConnectionType.QueuedConnection)
        for window in windows:
            window.setAcceptDrops(True)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over a native window; there is one once its widget is shown."""
        if isinstance(watched, QWidget):
            handle = watched.windowHandle() if event.type() == QEvent.Type.Show else None
            if handle is not None:
                handle.installEventFilter(self)
        elif event.type() == QEvent.Type.DragLeave:
            self._sign.hide()
        elif event.type() in _DRAGS and isinstance(event, QDropEvent):
            return self._take(event, watched)
        return False

    def _take(self, event: QDropEvent, handle: QObject) -> bool:
        """Take what a drag carries, and tell whether it is for us."""
        carried = _carried(event.mimeData())
        if carried is None or QApplication.activeModalWidget() is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._sign.hide()
            self._dropped.emit(carried)
        elif event.type() == QEvent.Type.DragEnter:
            self._show_sign(carried, handle)
        return True

    def _show_sign(self, carried: QImage | tuple[Path, ...], handle: QObject) -> None:
        over = [window for window in self._windows if window.windowHandle() is handle]
        for window in over:
            target = self._pad if _is_for_pad(carried) else None
            self._sign.lie_over(window, _promise(carried), target=target)

    @Slot(object)
    def _on_dropped(self, carried: QImage | tuple[Path, ...]) -> None:
        if isinstance(carried, QImage):
            self.image_dropped.emit(carried)
        elif len(carried) > 1:
            self._refuse(
                NetBuilderError(
                    _("These files cannot be opened together"),
                    found=counted("{count} file", "{count} files", len(carried)),
                    expected=_("a single image, project or model"),
                    advice=_("Drop one of them."),
                )
            )
        elif _is_document(carried[0]):
            self.document_dropped.emit(carried[0])
        else:
            self.picture_dropped.emit(carried[0])


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in _DOCUMENTS


def _is_for_pad(carried: QImage | tuple[Path, ...]) -> bool:
    return isinstance(carried, QImage) or (len(carried) == 1 and not _is_document(carried[0]))


def _promise(carried: QImage | tuple[Path, ...]) -> str:
    """Return what a drop would do, as far as the name of a file tells."""
    if isinstance(carried, QImage):
        return _("Drop to read the picture on the drawing pad")
    if len(carried) > 1:
        return _("Only one file can be opened at a time")
    name = carried[0].name
    if _is_document(carried[0]):
        return _("Drop to open “{name}”").format(name=name)
    by_name = QMimeDatabase.MatchMode.MatchExtension
    if QMimeDatabase().mimeTypeForFile(name, by_name).name().startswith("image/"):
        return _("Drop to read the picture on the drawing pad")
    return _("Drop to try “{name}” as a picture").format(name=name)


def _carried(data: QMimeData) -> QImage | tuple[Path, ...] | None:
    """Return the files of this computer, or else the image, that a drag carries."""
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if paths:
        return paths
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None
