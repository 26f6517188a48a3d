"""Pictures on their way onto the pad and off it: files and the system's clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

import netbuilder.ui.pad.exporters
from netbuilder.data.picture import PictureError
from netbuilder.data.strokes import picture_of
from netbuilder.errors import NetBuilderError
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.window_exports import WindowExports
from netbuilder.ui.pad.mnist_digits import MnistDigits
from netbuilder.ui.pad.picture_reader import PictureReader
from netbuilder.ui.pad.several_digits import SeveralDigitsController
from netbuilder.ui.pad.spoken_answers import SpokenAnswers
from netbuilder.ui.widgets.announcement import announce
from netbuilder.ui.widgets.frames import bring_up
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from netbuilder.data.photo.arrays import Grey
    from netbuilder.data.strokes import Drawing
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.pad.panel import PadPanel


class PadController(Controller):
    """Controller of the pad: images that are opened, pasted or dropped, test images, speech."""

    def __init__(self, context: Context, panel: PadPanel, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._panel = panel
        self._exports = WindowExports(
            context,
            netbuilder.ui.pad.exporters,
            panel,
            source=self._drawing,
            suggest=lambda _suffix: _("digit.png"),
        )
        self.digits = MnistDigits(context, panel, self)
        self.spoken_answers = SpokenAnswers(panel, self)
        self.several = SeveralDigitsController(context, panel, self)
        self.reader = PictureReader(self)
        self.reader.read.connect(self._on_read)
        self.reader.refused.connect(self._on_refused)
        self.reader.waiting.connect(self._on_waiting)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), panel)
        self._escape.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.cancel_reading)
        # Esc may also leave the tour: Qt then tells the one and the other in turn.
        self._escape.activatedAmbiguously.connect(self.cancel_reading)
        # What the person draws meanwhile is wished for later than the picture.
        panel.canvas.drawing_changed.connect(self.cancel_reading)

    @Slot()
    def open_picture(self) -> None:
        """Ask for a photo or a scan of a digit and lay its ink onto the pad."""
        path = self._dialogs.ask_picture_path()
        if path is not None:
            self.show_picture(path)

    @Slot(object)
    def show_picture(self, path: Path) -> None:
        """Lay the ink of a picture file onto the pad, or say why it cannot be."""
        self.reader.read_file(path)

    @Slot(str, object)
    def _on_read(self, name: str, inks: tuple[Grey, ...]) -> None:
        """Lay the digit of a picture onto the pad; of several, what the person chooses."""
        if len(inks) == 1:
            self._panel.canvas.show_picture(picture_of(inks[0]))
        elif not self.several.lay_down(inks, name=name):
            return
        bring_up(self._panel)
        self._tell(_("{name} is on the drawing pad").format(name=name))

    @Slot(object)
    def _on_refused(self, error: NetBuilderError) -> None:
        self._refuse(error)

    @Slot(str)
    def _on_waiting(self, name: str) -> None:
        """Say on the pad which picture is being read, and let Esc cancel that."""
        self._escape.setEnabled(bool(name))
        if not name:
            self._panel.say_meanwhile("")
            return
        sentence = _("Reading {name}. Press Esc to cancel.").format(name=name)
        bring_up(self._panel)
        self._panel.say_meanwhile(sentence)
        announce(self._panel.canvas, sentence)

    @Slot()
    def cancel_reading(self) -> None:
        """Have no picture come onto the pad any more, and say so where one was to come."""
        name = self.reader.name
        if name:
            self.reader.cancel()
            self._tell(_("Reading {name} was cancelled").format(name=name))

    @Slot()
    def paste_picture(self) -> None:
        """Lay the picture on the system's clipboard, or the file copied there, onto the pad."""
        clipboard = QApplication.clipboard()
        urls, image = clipboard.mimeData().urls(), clipboard.image()
        if len(urls) == 1 and urls[0].isLocalFile():
            self.show_picture(Path(urls[0].toLocalFile()))
        elif image.isNull():
            self._refuse(
                PictureError(
                    _("No image to paste"),
                    found=_("no image on the clipboard"),
                    expected=_("an image of a digit"),
                    advice=_("First copy an image or take a screenshot."),
                )
            )
        else:
            self.reader.read_pixels(image, name=_("The image from the clipboard"))

    @Slot(object)
    def show_image(self, image: QImage) -> None:
        """Lay the pixels that were dropped, as from a browser, onto the pad."""
        self.reader.read_pixels(image, name=_("The dropped image"))

    @Slot()
    def save_drawing(self) -> None:
        """Ask for a file and write the drawing there, dark on white."""
        self._exports.export_any()

    def _drawing(self) -> Drawing:
        """Return the drawing on the pad.

        Raises:
            NetBuilderError: The pad is empty.
        """
        drawing = self._panel.canvas.drawing
        if drawing.is_empty:
            raise NetBuilderError(
                _("No drawing to save"),
                found=_("an empty pad"),
                advice=_("Draw a digit first."),
            )
        return drawing
