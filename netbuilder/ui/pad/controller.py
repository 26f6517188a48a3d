"""Pictures on their way onto the pad and off it: files and the system's clipboard."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

import netbuilder.ui.pad.exporters
from netbuilder.data.picture import PictureError, read_digits
from netbuilder.data.strokes import picture_of
from netbuilder.errors import NetBuilderError
from netbuilder.ui.document.controller import Controller
from netbuilder.ui.document.window_exports import WindowExports
from netbuilder.ui.pad.mnist_digits import MnistDigits
from netbuilder.ui.pad.several_digits import SeveralDigitsController
from netbuilder.ui.pad.spoken_answers import SpokenAnswers
from netbuilder.ui.widgets.frames import bring_up
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from netbuilder.data.photo.arrays import Grey
    from netbuilder.data.strokes import Drawing
    from netbuilder.ui.document.context import Context
    from netbuilder.ui.pad.panel import PadPanel

_NAME = "pixels.png"


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

    @Slot()
    def open_picture(self) -> None:
        """Ask for a photo or a scan of a digit and lay its ink onto the pad."""
        path = self._dialogs.ask_picture_path()
        if path is not None:
            self.show_picture(path)

    @Slot(object)
    def show_picture(self, path: Path) -> None:
        """Lay the ink of a picture file onto the pad, or say why it cannot be."""
        try:
            inks = read_digits(path)
        except NetBuilderError as error:
            self._refuse(error)
        else:
            self._show(inks, name=path.name)

    def _show(self, inks: Sequence[Grey], *, name: str) -> None:
        """Lay the digit of a picture onto the pad; of several, what the person chooses."""
        if len(inks) == 1:
            self._panel.canvas.show_picture(picture_of(inks[0]))
        elif not self.several.lay_down(inks, name=name):
            return
        bring_up(self._panel)
        self._tell(_("{name} is on the drawing pad").format(name=name))

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
            self._show_pixels(image, name=_("The image from the clipboard"))

    @Slot(object)
    def show_image(self, image: QImage) -> None:
        """Lay the pixels that were dropped, as from a browser, onto the pad."""
        self._show_pixels(image, name=_("The dropped image"))

    def _show_pixels(self, image: QImage, *, name: str) -> None:
        """Lay them onto the pad; they are read from a file of ours, which no sentence names."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / _NAME
            image.save(str(path))
            try:
                inks = read_digits(path)
            except NetBuilderError as error:
                self._refuse(
                    PictureError(
                        _("{name} cannot be used").format(name=name),
                        found=error.found,
                        expected=_("an image of a digit, dark on light or light on dark"),
                        advice=_("Use another image, or another part of the screen."),
                    )
                )
                return
        self._show(inks, name=name)

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
