"""A help page as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from netbuilder.blocks.formula import formula_html
from netbuilder.project.manual.pages import pages
from netbuilder.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from netbuilder.blocks.settings import Setting
    from netbuilder.project.manual.page import Page


PICTURE: Final = "picture"
"""Name by which the HTML of a page asks for its picture."""


def page_html(page: Page, *, picture: QSize | None = None) -> str:
    """Return the page: title, explanation, picture, formula, Keras's name, settings, related.

    Args:
        page: The page.
        picture: Width and height of its picture; None where it has none.
    """
    topic = page.topic
    return "".join(
        (
            f"<h2>{escape(_(topic.title))}</h2>",
            f"<p>{escape(_(topic.explanation))}</p>",
            _picture(picture),
            f"<p style='font-size: large'>{formula_html(topic.formula)}</p>",
            f"<p>{formula_html(_(topic.symbols))}</p>",
            f"<p>{escape(_('In Keras'))}: <code>{escape(page.keras)}</code></p>",
            _settings(page),
            _related(page),
        )
    )


def _picture(size: QSize | None) -> str:
    if size is None:
        return ""
    return f"<p><img src='{PICTURE}' width='{size.width()}' height='{size.height()}'></p>"


def _settings(page: Page) -> str:
    if not page.declared:
        return ""
    rows = "".join(_row(page, setting) for setting in page.declared)
    return f"<h3>{escape(_('Settings'))}</h3>{rows}"


def _row(page: Page, setting: Setting) -> str:
    values = _("{default} by default, {expected}").format(
        default=page.default_of(setting), expected=setting.expected()
    )
    return (
        f"<p><b>{escape(_(setting.title))}</b> <code>{escape(setting.name)}</code><br>"
        f"{escape(_(setting.help))}<br><i>{escape(values)}</i></p>"
    )


def _related(page: Page) -> str:
    if not page.topic.related:
        return ""
    links = ", ".join(
        f"<a href='{escape(key)}'>{escape(_(pages()[key].topic.title))}</a>"
        for key in page.topic.related
    )
    return f"<h3>{escape(_('See also'))}</h3><p>{links}</p>"
