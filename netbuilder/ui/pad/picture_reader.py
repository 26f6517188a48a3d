"""Pictures on their way onto the pad, read where they keep nothing waiting."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netbuilder.data.picture import PictureError, read_digits
from netbuilder.errors import NetBuilderError
from netbuilder.ui.runtime.background import Background
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from netbuilder.data.photo.arrays import Grey

_NOTICED_MS: Final = 200
"""Time after which it is said that a picture is being read; most are there sooner."""
_FILE: Final = "pixels.png"


@dataclass(frozen=True, slots=True, eq=False)
class _Request:
    """A picture that is to be read: its name in sentences, and what reads it."""

    name: str
    read: Callable[[], tuple[Grey, ...]]


class PictureReader(QObject):
    """Reads pictures in the background, one at a time; what comes of all but the newest is dropped.

    A large picture takes a second or more to decode, and nothing can break that off: the next one
    waits for it, so that no two of them need memory at once.

    Signals:
        read(name, inks): the newest picture has been read; `inks` are those of its digits.
        refused(error): it cannot be read, for the reason that `error` states.
        waiting(name): this picture takes long enough to say so; it is empty once that is over.
    """

    read = Signal(str, object)
    refused = Signal(object)
    waiting = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: _Request | None = None
        self._current: _Request | None = None
        self._background = Background(self._read, self, name="picture")
        self._background.done.connect(self._on_done)
        self._background.refused.connect(self._on_refused)
        self._background.ended.connect(self._on_ended)
        self._notice = QTimer(self)
        self._notice.setSingleShot(True)
        self._notice.setInterval(_NOTICED_MS)
        self._notice.timeout.connect(self._on_noticed)

    @property
    def name(self) -> str:
        """Name of the picture that is to come, empty where there is none."""
        return self._wanted.name if self._wanted is not None else ""

    def read_file(self, path: Path) -> None:
        """Read a picture file in place of whatever was to be read."""
        self._want(_Request(path.name, lambda: read_digits(path)))

    def read_pixels(self, image: QImage, *, name: str) -> None:
        """Read pixels that are in no file; a refusal calls them `name`."""
        self._want(_Request(name, lambda: _digits_of(image, name)))

    def cancel(self) -> None:
        """Forget the picture that is to come, if there is one."""
        self._wanted = None
        self._notice.stop()
        self.waiting.emit("")

    def _want(self, request: _Request) -> None:
        self.cancel()
        self._wanted = request
        self._notice.start()
        self._begin()

    def _begin(self) -> None:
        if self._wanted is not None and not self._background.is_at_work:
            self._current = self._wanted
            self._background.start()

    def _read(self) -> tuple[Grey, ...]:
        """Read the current picture, in the thread."""
        return self._current.read() if self._current is not None else ()

    def _take(self) -> bool:
        """Tell whether the picture that has been read is the newest; it is no longer to come."""
        is_wanted = self._wanted is not None and self._wanted is self._current
        if is_wanted:
            self.cancel()
        return is_wanted

    @Slot()
    def _on_noticed(self) -> None:
        self.waiting.emit(self.name)

    @Slot(object)
    def _on_done(self, inks: tuple[Grey, ...]) -> None:
        request = self._current
        if request is not None and self._take():
            self.read.emit(request.name, inks)

    @Slot(object)
    def _on_refused(self, error: NetBuilderError) -> None:
        if self._take():
            self.refused.emit(error)

    @Slot()
    def _on_ended(self) -> None:
        """Read the next; what ended by an error that nobody expects is waited for no longer."""
        if not self._background.is_at_work:
            self._take()
            self._begin()


def _digits_of(image: QImage, name: str) -> tuple[Grey, ...]:
    """Return the ink of each digit on pixels, read from a file of ours that no sentence names."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _FILE
        image.save(str(path))
        try:
            return read_digits(path)
        except NetBuilderError as error:
            raise PictureError(
                _("{name} cannot be used").format(name=name),
                found=error.found,
                expected=_("an image of a digit, dark on light or light on dark"),
                advice=_("Use another image, or another part of the screen."),
            ) from error
