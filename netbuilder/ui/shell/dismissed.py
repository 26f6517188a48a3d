"""Words that the person has dismissed for good, from one start to the next."""

from __future__ import annotations

from hashlib import sha256

from PySide6.QtCore import QSettings

_KEY = "window/dismissed"
_MOST = 200


def is_dismissed(words: str) -> bool:
    """Tell whether just these words were dismissed."""
    return _key(words) in _kept()


def dismiss(words: str) -> None:
    """Remember that these words are not to be shown by themselves again."""
    _keep([*(key for key in _kept() if key != _key(words)), _key(words)])


def show_again(words: str) -> None:
    """Forget that these words were dismissed."""
    _keep([key for key in _kept() if key != _key(words)])


def _key(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:16]


def _kept() -> list[str]:
    value = QSettings().value(_KEY, "")
    return str(value).split() if value else []


def _keep(keys: list[str]) -> None:
    QSettings().setValue(_KEY, " ".join(keys[-_MOST:]))
