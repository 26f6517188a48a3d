"""What controllers are handed in tests, with a notifier that writes down what it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fake_engine import FakeEngine
from quiet_dialogs import QuietDialogs

from netbuilder.ui.document.context import Context

if TYPE_CHECKING:
    from netbuilder.engine.protocol import Engine
    from netbuilder.errors import NetBuilderError
    from netbuilder.ui.document.dialogs import Dialogs
    from netbuilder.ui.document.session import Session


class NotedNotifier:
    """Stands in for the window's notifier."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.refused: list[NetBuilderError] = []

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def refuse(self, error: NetBuilderError) -> None:
        self.refused.append(error)


def context_of(
    session: Session,
    *,
    engine: Engine | None = None,
    dialogs: Dialogs | None = None,
    notifier: NotedNotifier | None = None,
) -> Context:
    """Return a context of a session, in which all that is not given only writes down."""
    return Context(
        session=session,
        engine=engine or FakeEngine(),
        dialogs=dialogs or QuietDialogs(),
        notifier=notifier or NotedNotifier(),
    )
