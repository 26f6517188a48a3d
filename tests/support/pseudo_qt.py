"""Qt's own words in the pseudo-language."""

from __future__ import annotations

from pseudo_language import pseudo
from PySide6.QtCore import QTranslator


class PseudoQt(QTranslator):
    """Translates whatever Qt says itself, such as Cancel, or Ctrl."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, count=-1) -> str:
        return pseudo(source or "")
