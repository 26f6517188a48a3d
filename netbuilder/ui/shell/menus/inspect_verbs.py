"""The views as verbs of the menu Inspect, found and not listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netbuilder.ui.actions import HELP, INSPECT, Verb
from netbuilder.ui.insight.view import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from netbuilder.ui.actions.targets import Window
    from netbuilder.ui.actions.verb import Handler
    from netbuilder.ui.insight.insight import Insight
    from netbuilder.ui.insight.view import View


def with_views(verbs: tuple[Verb, ...], insight: Insight) -> tuple[Verb, ...]:
    """Return the verbs with one for each view before the menu Help."""
    place = next(index for index, verb in enumerate(verbs) if verb.menu == HELP)
    found = [_verb_of(view, insight) for view in insight.views]
    return (*verbs[:place], *found, *verbs[place:])


def _verb_of(view: View, insight: Insight) -> Verb:
    return Verb(
        id=verb_id(view),
        text=view.title,
        menu=INSPECT,
        handler=_handler(view, insight),
        shortcut=view.shortcut,
        tip=view.tip,
        is_checkable=view.place is Place.CANVAS,
    )


def verb_id(view: View) -> str:
    """Return the id of the verb that shows a view."""
    return f"show_{view.id}"


def _handler(view: View, insight: Insight) -> Callable[[Window], Handler]:
    def show() -> None:
        insight.show(view.id)

    def switch(is_wanted: bool) -> None:
        insight.switch(view.id, is_wanted=is_wanted)

    return lambda _window: switch if view.place is Place.CANVAS else show
