"""The one undo command: the project before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.project.project import Project

_MERGING = 1
_NOT_MERGING = -1


class ProjectCommand(QUndoCommand):
    """Puts a project in the place of another.

    `gesture` names what the person is doing, e.g. dragging the slider of one setting; commands of
    one gesture become one step.
    """

    def __init__(
        self,
        title: str,
        *,
        before: Project,
        after: Project,
        apply: Callable[[Project], None],
        gesture: object | None = None,
    ) -> None:
        super().__init__(title)
        self._before = before
        self._after = after
        self._apply = apply
        self._gesture = gesture

    @property
    def before(self) -> Project:
        """The project before the edit."""
        return self._before

    @property
    def after(self) -> Project:
        """The project after the edit."""
        return self._after

    def redo(self) -> None:
        """Show the project after the edit."""
        self._apply(self._after)

    def undo(self) -> None:
        """Show the project before the edit."""
        self._apply(self._before)

    def id(self) -> int:
        """Tell Qt whether this command may be merged at all."""
        return _NOT_MERGING if self._gesture is None else _MERGING

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next command of the same gesture."""
        if not isinstance(other, ProjectCommand) or other._gesture != self._gesture:
            return False
        self._after = other._after
        return True
