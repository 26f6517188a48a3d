"""Whatever is opened or dropped as a picture is read, or named for what it is with the way out."""

from __future__ import annotations

import pytest
from dropping import drop, files
from picture_files import READ, UNREAD
from PySide6.QtGui import QGuiApplication


@pytest.fixture
def pad(window):
    return window.panels.pad


def by_verb(window, dialogs, path):
    dialogs.open_path = path
    window.verbs["open_picture"].trigger()


def by_drop_on_the_pad(window, _dialogs, path):
    assert drop(files(path), onto=window.panels.pad.canvas)


def by_drop_on_the_canvas(window, _dialogs, path):
    assert drop(files(path), onto=window.canvas.view.viewport())


def by_paste(window, _dialogs, path):
    QGuiApplication.clipboard().setMimeData(files(path))
    window.verbs["paste_picture"].trigger()


DOORS = (by_verb, by_drop_on_the_pad, by_drop_on_the_canvas, by_paste)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", UNREAD)
def test_what_cannot_be_read_is_named(window, pad, dialogs, qtbot, tmp_path, kind, door):
    name, write, found, way_out = UNREAD[kind]
    write(tmp_path / name)
    door(window, dialogs, tmp_path / name)
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    (error,) = dialogs.errors
    assert name in error.subject
    assert found in error.found
    assert way_out in error.advice
    assert pad.canvas.drawing.is_empty


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", READ)
def test_what_can_be_read_is_whatever_it_is_called(
    window, pad, dialogs, qtbot, tmp_path, kind, door
):
    name, content = READ[kind]
    (tmp_path / name).write_bytes(content)
    door(window, dialogs, tmp_path / name)
    qtbot.waitUntil(lambda: pad.canvas.drawing.picture is not None)
    assert dialogs.errors == []
