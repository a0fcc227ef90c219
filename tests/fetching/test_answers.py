"""Bodies are read by the encodings of the web, and nothing that a server says of them is a reason to fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyatlas.fetching.answers import decoded


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("Héfei".encode(), "", "Héfei"),
        ("Héfei".encode("latin-1"), "iso-8859-1", "Héfei"),
        ("“so”".encode("cp1252"), "latin1", "“so”"),
        ("合肥".encode("gb18030"), "gb2312", "合肥"),
        ("合肥".encode("gb18030"), "GBK", "合肥"),
        ("東京".encode("cp932"), "shift_jis", "東京"),
        ("서울".encode("cp949"), "euc-kr", "서울"),
        (b"\xef\xbb\xbf" + "合肥".encode(), "gbk", "合肥"),
        ("\ufeff合肥".encode("utf-16-be"), "", "合肥"),
        (b'<meta charset="gbk">' + "合肥".encode("gbk"), "", '<meta charset="gbk">合肥'),
        (b'<meta charset="utf-16"><p>x', "", '<meta charset="utf-16"><p>x'),
    ],
)
def test_a_body_is_read_as_a_browser_would(body, charset, text):
    assert decoded(body, charset) == text


@pytest.mark.parametrize(
    "charset", ["no-such", "zip", "base64", "rot13", "idna", "punycode", "unicode_escape", "undefined", "\0", "x" * 500]
)
def test_an_encoding_that_is_none_of_the_web_is_passed_over(charset):
    assert decoded("Héfei".encode(), charset) == "Héfei"


def test_what_cannot_be_read_is_marked():
    assert decoded(b"H\xe9fei", "utf-8") == "H�fei"


@given(st.binary(max_size=60), st.text(max_size=20))
def test_no_bytes_and_no_label_are_a_reason_to_fail(body, charset):
    assert isinstance(decoded(body, charset), str)
