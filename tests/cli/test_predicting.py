"""Pictures among which some are bad, and answers that are none: told apart one by one."""

from __future__ import annotations

import math

import pytest
from picture_files import READ, UNREAD
from PIL import Image, ImageDraw
from set_weights import run_with_biases, saved_run


@pytest.fixture
def trained(tmp_path):
    """A project that takes every picture for a 3."""
    return saved_run(tmp_path / "three.netb", run_with_biases([0, 0, 0, 9, 0, 0, 0, 0, 0, 0]))


@pytest.fixture
def hesitant(tmp_path):
    """A project that has no idea."""
    return saved_run(tmp_path / "hesitant.netb", run_with_biases([0.0] * 9 + [0.1]))


def picture(path):
    image = Image.new("L", (60, 60), "white")
    ImageDraw.Draw(image).line((30, 10, 30, 50), fill="black", width=6)
    image.save(path)
    return path


def bad(path):
    path.write_text("no image")
    return path


def test_good_pictures_are_answered_and_each_bad_one_is_named(netbuilder, trained, tmp_path):
    good = [picture(tmp_path / f"good-{number}.png") for number in range(3)]
    others = [bad(tmp_path / "bad.png"), tmp_path / "missing.png"]
    answer = netbuilder("predict", trained, good[0], others[0], *good[1:], others[1], "--json")
    assert answer.code == 1
    assert [told["image"] for told in answer.json] == list(map(str, good))
    assert {told["digit"] for told in answer.json} == {3}
    lines = answer.err.splitlines()
    assert len(lines) == len(others)
    for line, path in zip(lines, others, strict=True):
        assert line.startswith("error: ")
        assert path.name in line


def two_digits(path):
    """A 1, and a larger 7 at its right."""
    image = Image.new("L", (120, 80), "white")
    pen = ImageDraw.Draw(image)
    pen.line((30, 20, 30, 60), fill="black", width=6)
    pen.line(((65, 15), (95, 15), (75, 65)), fill="black", width=6)
    image.save(path)
    return path


def test_two_digits_are_named_and_how_to_read_them(netbuilder, trained, tmp_path):
    both, single = two_digits(tmp_path / "17.png"), picture(tmp_path / "1.png")
    answer = netbuilder("predict", trained, both, single, "--json")
    assert answer.code == 1
    assert [told["image"] for told in answer.json] == [str(single)]
    assert "17.png: found 2 digits, expected a single digit" in answer.error
    assert "--several larger, each" in answer.error


def test_the_larger_of_two_digits_is_read(netbuilder, trained, tmp_path):
    both = two_digits(tmp_path / "17.png")
    answer = netbuilder("predict", trained, both, "--several", "larger", "--json")
    assert answer.code == 0
    assert [(told["place"], told["digits_in_image"]) for told in answer.json] == [(2, 2)]


def test_pieces_of_one_digit_are_read_together(netbuilder, trained, tmp_path):
    both = two_digits(tmp_path / "17.png")
    answer = netbuilder("predict", trained, both, "--several", "joined", "--json")
    assert answer.code == 0
    assert [(told["place"], told["digits_in_image"]) for told in answer.json] == [(1, 1)]


def test_each_of_two_digits_is_read_from_left_to_right(netbuilder, trained, tmp_path):
    both, single = two_digits(tmp_path / "17.png"), picture(tmp_path / "1.png")
    answer = netbuilder("predict", trained, both, single, "--several", "each", "--json")
    assert answer.code == 0
    found = [(told["image"], told["place"], told["digits_in_image"]) for told in answer.json]
    assert found == [(str(both), 1, 2), (str(both), 2, 2), (str(single), 1, 1)]
    told = netbuilder("predict", trained, both, "--several", "each").out.splitlines()
    assert told[0] == f"{both}, digit 1 of 2: 3 (99.9 %)"


def test_people_read_the_same(netbuilder, trained, tmp_path):
    good = picture(tmp_path / "good.png")
    answer = netbuilder("predict", trained, bad(tmp_path / "bad.png"), good)
    assert answer.code == 1
    assert answer.out == f"{good}: 3 (99.9 %)\n"
    assert "bad.png" in answer.error


def test_bad_pictures_alone_are_an_empty_answer(netbuilder, trained, tmp_path):
    answer = netbuilder("predict", trained, bad(tmp_path / "bad.png"), "--json")
    assert (answer.code, answer.json) == (1, [])


def test_an_answer_says_whether_it_is_sure(netbuilder, trained, hesitant, tmp_path):
    good = picture(tmp_path / "good.png")
    assert netbuilder("predict", trained, good, "--json").json[0]["sure"] is True
    assert netbuilder("predict", hesitant, good, "--json").json[0]["sure"] is False
    assert netbuilder("predict", hesitant, good).out == f"{good}: 9 (10.9 %), not sure\n"


def test_what_is_wrong_with_the_network_comes_before_the_pictures(netbuilder, tmp_path):
    run = run_with_biases([0.0] * 7)
    answer = netbuilder("predict", saved_run(tmp_path / "7.netb", run), tmp_path / "missing.png")
    assert (answer.code, answer.out) == (1, "")
    assert "cannot classify drawings" in answer.error


def test_weights_that_are_no_numbers_are_refused(netbuilder, tmp_path):
    run = run_with_biases([math.nan] * 10)
    path = saved_run(tmp_path / "nan.netb", run)
    answer = netbuilder("predict", path, picture(tmp_path / "good.png"), "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "are not all finite" in answer.error


def test_each_file_that_cannot_be_read_is_named_with_the_way_out(netbuilder, trained, tmp_path):
    paths = {}
    for place, (kind, (name, write, _found, _way_out)) in enumerate(UNREAD.items()):
        paths[kind] = tmp_path / str(place) / name
        paths[kind].parent.mkdir()
        write(paths[kind])
    answer = netbuilder("predict", trained, *paths.values())
    assert (answer.code, answer.out) == (1, "")
    lines = answer.err.splitlines()
    for line, (name, _write, found, way_out) in zip(lines, UNREAD.values(), strict=True):
        assert name in line
        assert found in line
        assert way_out in line


def test_pictures_are_read_whatever_they_are_called(netbuilder, trained, tmp_path):
    paths = [tmp_path / f"{place}-{name}" for place, (name, _content) in enumerate(READ.values())]
    for path, (_name, content) in zip(paths, READ.values(), strict=True):
        path.write_bytes(content)
    answer = netbuilder("predict", trained, *paths, "--json")
    assert answer.code == 0
    assert [told["image"] for told in answer.json] == list(map(str, paths))
