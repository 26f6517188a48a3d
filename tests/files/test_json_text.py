from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netbuilder.files.errors import DamagedFileError
from netbuilder.files.json_text import read_json, write_json

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(alphabet=st.sampled_from('ab"\\[]{},\n ×')),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(values)
def test_what_is_written_is_read_again(value):
    assert read_json(write_json(value).encode(), subject="It") == value


def test_lists_of_plain_values_stand_on_one_line():
    text = write_json(
        {"position": [1.0, 2.0], "from": ["a[\n", 0], "nodes": [{"id": "x"}], "e": []}
    )

    assert '"position": [1.0, 2.0]' in text
    assert '"from": ["a[\\n", 0]' in text
    assert '"nodes": [\n    {' in text


def test_nan_is_not_written():
    with pytest.raises(ValueError, match="JSON compliant"):
        write_json([float("nan")])


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"not JSON", b"\xff\xfe", b'{"a": }', b"1" * 5_000, b'"\\', b"\x00"],
)
def test_what_is_not_json_is_refused(content: bytes):
    with pytest.raises(DamagedFileError, match="not JSON"):
        read_json(content, subject="It")


@pytest.mark.parametrize("depth", [150, 5_000, 500_000])
def test_deep_nesting_is_refused(depth: int):
    for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
        content = opening * depth + b"1" + closing * depth

        with pytest.raises(DamagedFileError, match="nested too deeply"):
            read_json(content, subject="It")


def test_too_many_lists_are_refused():
    with pytest.raises(DamagedFileError, match="nested too deeply"):
        read_json(b"[" + b"[]," * 1_000_000 + b"1]", subject="It")


def test_too_many_bytes_are_refused_before_they_are_read():
    with pytest.raises(DamagedFileError, match="at most 10 bytes"):
        read_json(b"[" * 11, subject="It", most=10)


def test_the_mark_that_windows_editors_put_first_is_passed_over():
    assert read_json(b'\xef\xbb\xbf{"a": 1}', subject="It") == {"a": 1}
