"""Focus of the keyboard, kept where the person is when its widget is locked or hidden."""

from __future__ import annotations

from dataclasses import dataclass, replace

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

_GIVEN_BACK_BY = (QEvent.Type.EnabledChange, QEvent.Type.Show)
_WORK = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


@dataclass(frozen=True, slots=True)
class _Loss:
    """A widget that lost the focus, and the one that has it instead, if any has.

    `around` are the widgets around the lost one, the innermost first: it may be deleted soon.
    """

    lost: QWidget
    holder: QWidget | None
    around: tuple[QWidget, ...]


class FocusKeeper(QObject):
    """Gives the focus of a widget that lost it to where the person can be expected to look.

    Qt gives it to the next widget that takes keys, wherever that is, or to none. Here it goes to
    the innermost panel around the lost widget that takes keys, or else to `home`, in whose window
    this happens; it comes back with the widget, unless the person has pressed a key or the mouse
    there meanwhile.

    Signals:
        noted(): a focus was lost; heard once what took it away is done.
    """

    noted = Signal()

    def __init__(self, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._last: QWidget | None = None
        self._new: _Loss | None = None
        """Loss that is not settled yet: the program may be about to choose a place itself."""
        self._settled: _Loss | None = None
        """Loss after which the focus rests where it was put, until the widget is back."""
        self.noted.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Note a focus that was taken away instead of moved.

        A widget can also lose it while another window is active. Those of a window that is being
        deleted lose it one after the other.
        """
        if not shiboken6.isValid(self._home) or not self._is_here(now):
            return
        last, self._last = self._last, now
        if last is None or now is last:
            return
        if _is_there(last):
            self._forget()
            return
        # Where several are locked, the focus goes through all of them.
        known = (loss for loss in (self._new, self._settled) if loss and loss.holder is last)
        first = next(known, None)
        self._forget()
        self._new = replace(first, holder=now) if first else _Loss(last, now, _around(last))
        self.noted.emit()

    def _is_here(self, focus: QWidget | None) -> bool:
        """Tell whether this window has the keys, though perhaps no widget in it."""
        window = self._home.window()
        return window.isActiveWindow() if focus is None else focus.window() is window

    @Slot()
    def _settle(self) -> None:
        """Move the focus, where neither the person nor the program has chosen another place."""
        new, self._new = self._new, None
        if new is None:
            return
        if _is_there(new.lost):
            new.lost.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        place = next(filter(_takes_keys, new.around), self._home)
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        if shiboken6.isValid(new.lost):
            self._settled = replace(new, holder=self._home.window().focusWidget())
            for watched in _watched(self._settled):
                watched.installEventFilter(self)

    def _forget(self) -> None:
        settled, self._settled, self._new = self._settled, None, None
        for watched in _watched(settled):
            if shiboken6.isValid(watched):
                watched.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the focus back with the widget, and no more once the person works elsewhere."""
        settled = self._settled
        if settled is None:
            return False
        if watched is not settled.lost:
            if event.type() in _WORK:
                self._forget()
        elif event.type() in _GIVEN_BACK_BY and _is_there(settled.lost):
            self._forget()
            settled.lost.setFocus(Qt.FocusReason.OtherFocusReason)
        return False


def _is_there(widget: QWidget) -> bool:
    return shiboken6.isValid(widget) and widget.isVisible() and widget.isEnabled()


def _takes_keys(widget: QWidget) -> bool:
    """Tell whether a widget takes the focus itself, or has another that does so for it."""
    if not _is_there(widget):
        return False
    proxy = widget.focusProxy()
    if proxy is not None:
        return _is_there(proxy)
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus


def _around(widget: QWidget) -> tuple[QWidget, ...]:
    """Return the widgets around one, the innermost first; none if it is deleted already."""
    found: list[QWidget] = []
    holder = widget.parentWidget() if shiboken6.isValid(widget) else None
    while holder is not None:
        found.append(holder)
        holder = holder.parentWidget()
    return tuple(found)


def _watched(settled: _Loss | None) -> tuple[QWidget, ...]:
    """Return what is lost, and the widgets that hear what is done at the place instead."""
    if settled is None or settled.holder is None:
        return ()
    place = settled.holder
    if isinstance(place, QAbstractScrollArea) and shiboken6.isValid(place):
        return settled.lost, place, place.viewport()
    return settled.lost, place
