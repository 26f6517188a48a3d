"""Common needs of controllers: the document, the engine, the questions, the notifier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from netbuilder.engine.protocol import Engine
    from netbuilder.errors import NetBuilderError
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.document.session import Session


class Notifier(Protocol):
    """Tells the person what came of what they asked for."""

    def tell(self, sentence: str) -> None:
        """Say that something was done."""

    def refuse(self, error: NetBuilderError) -> None:
        """Show why something could not be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The common needs of all controllers of one window."""

    session: Session
    engine: Engine
    dialogs: Dialogs
    notifier: Notifier
