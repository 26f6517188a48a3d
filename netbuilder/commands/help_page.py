"""The help page of one block, loss, optimizer or schedule, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netbuilder.blocks.formula import formula_text
from netbuilder.commands import output
from netbuilder.project.manual.pages import find_page, pages
from netbuilder.words import _

if TYPE_CHECKING:
    from netbuilder.project.manual.page import Page


def show_page(name: str, *, as_json: bool) -> None:
    """Write the help page of what is called `name`, with the words of the window's page.

    Raises:
        UnknownPageError: Nothing is called so.
    """
    page = find_page(name)
    if as_json:
        output.say_json(_as_json(page))
        return
    topic = page.topic
    output.say_entry(_(topic.title), _(topic.explanation))
    for row, line in enumerate(formula_text(topic.formula).split("\n")):
        output.say_entry(_("Formula") if row == 0 else "", line)
    output.say_entry("", formula_text(_(topic.symbols)))
    output.say_entry(_("In Keras"), page.keras)
    for setting in page.declared:
        expected = f"{page.default_of(setting)} ({setting.expected()})"
        output.say_entry(f"  {setting.name}", f"{expected}: {_(setting.help)}")
    if topic.related:
        output.say_entry(_("See also"), ", ".join(pages()[key].name for key in topic.related))


def _as_json(page: Page) -> dict[str, Any]:
    return {
        "name": page.name,
        "chapter": page.chapter,
        "title": _(page.topic.title),
        "explanation": _(page.topic.explanation),
        "formula": formula_text(page.topic.formula),
        "symbols": formula_text(_(page.topic.symbols)),
        "keras": page.keras,
        "settings": [setting.name for setting in page.declared],
        "related": [pages()[key].name for key in page.topic.related],
    }
