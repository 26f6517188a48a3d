from __future__ import annotations

import logging
import warnings

import pytest

from netbuilder import log
from netbuilder.log import log_path, start_log


@pytest.fixture(autouse=True)
def _as_before():
    root = logging.getLogger()
    level, before = root.level, list(root.handlers)
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    logging.captureWarnings(capture=False)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A log of this test's own."""
    monkeypatch.setattr(log, "user_log_path", lambda *_names, **_more: tmp_path / "state")
    return log_path()


def test_what_is_logged_stands_in_the_log_once(place):
    start_log()
    start_log()
    logging.getLogger("netbuilder.test").warning("the pen broke")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("paper is short", UserWarning, stacklevel=1)
    text = place.read_text(encoding="utf-8")
    assert text.count("WARNING netbuilder.test: the pen broke") == 1
    assert text.count("UserWarning: paper is short") == 1


def test_where_no_log_can_be_written_the_program_goes_on(place, capfd):
    place.parent.write_text("a file where the folder should be")
    start_log()
    logging.getLogger("netbuilder.test").error("nobody hears this")
    assert capfd.readouterr().err == ""
