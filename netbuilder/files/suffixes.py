"""Suffixes of the files that the program writes."""

from __future__ import annotations

from typing import Final

PROJECT: Final = ".netb"
KERAS_MODEL: Final = ".keras"
