"""A copy of unsaved work is a project that says of which document it is."""

from __future__ import annotations

import zipfile

import pytest
from checkpoint_samples import make_checkpoint

from netbuilder.errors import NetBuilderError
from netbuilder.files.project_file import open_document, save_document
from netbuilder.files.recipes import load_recipe
from netbuilder.files.recovery_copy import CopyMark, mark_of, save_copy
from netbuilder.project.document import Document

DOCUMENT = Document(load_recipe("digits-cnn"))


def test_a_copy_is_a_project_and_says_whose_it_is(tmp_path):
    path, mark = tmp_path / "copy.netb", CopyMark("a1", "/home/mine.netb")
    save_copy(DOCUMENT, path, mark)
    assert mark_of(path) == mark
    assert open_document(path) == DOCUMENT


def test_a_copy_that_does_not_say_is_nobodys(tmp_path):
    save_document(DOCUMENT, tmp_path / "copy.netb")
    mark = mark_of(tmp_path / "copy.netb")
    assert mark == CopyMark()
    assert not mark.has(make_checkpoint(document_id="", origin=""))


@pytest.mark.parametrize(
    "content", ["", "[]", '{"document": 1, "origin": ""}', '{"document": "a"}']
)
def test_a_damaged_mark_is_refused(tmp_path, content):
    with zipfile.ZipFile(tmp_path / "copy.netb", "w") as archive:
        archive.writestr("recovery.json", content)
    with pytest.raises(NetBuilderError):
        mark_of(tmp_path / "copy.netb")


@pytest.mark.parametrize(
    ("mark", "has"),
    [
        (CopyMark("mine", ""), True),
        (CopyMark("other", "/home/mine.netb"), True),
        (CopyMark("other", "/home/other.netb"), False),
        (CopyMark("other", ""), False),
    ],
)
def test_a_run_belongs_to_the_document_of_its_id_or_its_file(mark, has):
    assert mark.has(make_checkpoint()) is has
