"""Files and images that are dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from netbuilder.errors import NetBuilderError
from netbuilder.files import suffixes
from netbuilder.files.opening import RECIPE
from netbuilder.ui.document.controller import Controller
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
    themselves, as the palette's blocks, passes. A file is opened when the drop is over: a question
    would keep the program waiting from which it comes.

    Args:
        windows: The window, and what can be made a window of its own.

    Signals:
        document_dropped(path): a project, a model or a recipe.
        picture_dropped(path): any other file, which is a picture or is refused as one.
        image_dropped(image): pixels without a file, as from a browser.
    """

    document_dropped = Signal(object)
    picture_dropped = Signal(object)
    image_dropped = Signal(object)
    _dropped = Signal(object)

    def __init__(self, context: Context, windows: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(context, parent)
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
        elif event.type() in _DRAGS and isinstance(event, QDropEvent):
            return self._take(event)
        return False

    def _take(self, event: QDropEvent) -> bool:
        """Take what a drag carries, and tell whether it is for us."""
        carried = _carried(event.mimeData())
        if carried is None or QApplication.activeModalWidget() is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._dropped.emit(carried)
        return True

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
        elif carried[0].suffix.lower() in _DOCUMENTS:
            self.document_dropped.emit(carried[0])
        else:
            self.picture_dropped.emit(carried[0])


def _carried(data: QMimeData) -> QImage | tuple[Path, ...] | None:
    """Return the files of this computer, or else the image, that a drag carries."""
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if paths:
        return paths
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None
