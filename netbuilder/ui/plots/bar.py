"""The bar above the plots: how they are drawn, follow, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from netbuilder.ui.plots.options import PlotsOptions
from netbuilder.ui.style.icons import icon
from netbuilder.ui.style.theme import theme_of
from netbuilder.ui.widgets.frames import within_screen
from netbuilder.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

_SPACING = 8
_MARGINS, _LOW_MARGINS = (12, 6, 12, 0), (0, 4, 12, 0)


class PlotsBar(QWidget):
    """Options, follow and export in a row; where height is dear, the options are behind a button.

    Signals:
        follow_wanted(): all is to be seen again.
    """

    follow_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = PlotsOptions(self)
        self.unfold = QToolButton(self)
        self.follow = QPushButton(_("Follow"), self)
        self.export = QToolButton(self)
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._is_low = False
        self._describe()
        self._lay_out()
        self.follow.clicked.connect(self.follow_wanted)
        self.unfold.clicked.connect(self._on_unfold)
        self._show_icons()

    @property
    def is_following(self) -> bool:
        """False while it offers to follow again."""
        return self.follow.isHidden()

    @property
    def exports(self) -> list[QAction]:
        """The verbs behind the button of the export."""
        menu = self.export.menu()
        return [] if menu is None else menu.actions()

    @property
    def roomy_width(self) -> int:
        """Width that the row needs with the options in it."""
        return self.minimumSizeHint().width() + _SPACING + self.options.minimumSizeHint().width()

    def minimumSizeHint(self) -> QSize:
        """Return the size that it can be squeezed to: the options go behind their button."""
        buttons = [button.sizeHint().width() for button in (self.unfold, self.follow, self.export)]
        margins = _MARGINS[0] + _MARGINS[2]
        height = super().minimumSizeHint().height()
        return QSize(sum(buttons) + _SPACING * len(buttons) + margins, height)

    def offer_exports(self, actions: Sequence[QAction]) -> None:
        """Put the verbs of the export behind its button."""
        menu = QMenu(self.export)
        menu.addActions(list(actions))
        self.export.setMenu(menu)
        self.export.show()

    def save_height(self, is_low: bool) -> None:
        """Take little of the row's width, since something else stands in it, too."""
        if is_low == self._is_low:
            return
        self._is_low = is_low
        holder = self._popup.layout() if is_low else None
        if holder is None:
            self._popup.hide()
            self._line.insertWidget(0, self.options, 1)
        else:
            holder.addWidget(self.options)
        self.options.show()
        self.unfold.setVisible(is_low)
        self._line.setContentsMargins(*(_LOW_MARGINS if is_low else _MARGINS))
        self._keep_place_of_follow(not is_low)
        self._show_icons()

    @Slot(bool)
    def show_following(self, is_following: bool) -> None:
        """Offer to follow where the plots do not."""
        self.follow.setVisible(not is_following)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_icons()

    @Slot()
    def _on_unfold(self) -> None:
        """Show the options below their button, as far as the screen goes."""
        size = self._popup.sizeHint()
        place = self.unfold.mapToGlobal(QPoint(self.unfold.width() - size.width(), 0))
        below = place + QPoint(0, self.unfold.height())
        self._popup.move(within_screen(below, size))
        self._popup.show()
        self.options.log.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_icons(self) -> None:
        theme = theme_of(self.palette())
        style = Qt.ToolButtonStyle
        for button, name in ((self.unfold, "options"), (self.export, "export")):
            button.setIcon(icon(name, colour=theme.text, disabled=theme.border))
            is_iconic = self._is_low or button is self.unfold
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if is_iconic else style.ToolButtonTextOnly
            )

    def _keep_place_of_follow(self, is_kept: bool) -> None:
        policy = self.follow.sizePolicy()
        policy.setRetainSizeWhenHidden(is_kept)
        self.follow.setSizePolicy(policy)

    def _describe(self) -> None:
        self.unfold.setText(_("Options"))
        self.unfold.setToolTip(_("Choose how the plots are drawn"))
        self.unfold.setAutoRaise(True)
        self.unfold.hide()
        self.follow.setToolTip(_("Show all epochs again and follow new ones (Home)"))
        self._keep_place_of_follow(True)
        self.follow.hide()
        self.export.setText(_("Export"))
        self.export.setToolTip(_("Export the plots as an image, or their metrics as a table"))
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.hide()
        for button in (self.unfold, self.export):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for control in (self.unfold, self.follow, self.export):
            control.setAccessibleName(control.text())
            control.setAccessibleDescription(control.toolTip())

    def _lay_out(self) -> None:
        self._popup.setFrameShape(QFrame.Shape.StyledPanel)
        self._popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        QHBoxLayout(self._popup).setContentsMargins(12, 10, 12, 10)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(*_MARGINS)
        self._line.setSpacing(_SPACING)
        self._line.addWidget(self.options, 1)
        self._line.addStretch()
        for button in (self.unfold, self.follow, self.export):
            self._line.addWidget(button)
