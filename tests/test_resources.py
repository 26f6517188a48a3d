from __future__ import annotations

import pytest

from netbuilder import resources
from netbuilder.errors import NetBuilderError


def test_a_checkout_reads_the_folder_at_its_top():
    assert resources.folder().name in {"resources", "_resources"}
    assert resources.path("datasets", "mnist.npz").stat().st_size > 10_000_000
    assert resources.path("recipes").is_dir()


def test_a_wheel_reads_the_folder_inside_the_package(tmp_path, monkeypatch):
    inside = tmp_path / "netbuilder" / "_resources"
    inside.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "netbuilder")
    assert resources.folder() == inside
    inside.rmdir()
    assert resources.folder() == tmp_path / "resources"


def test_a_missing_resource_is_told():
    with pytest.raises(NetBuilderError, match="expected nothing/here"):
        resources.path("nothing", "here")
