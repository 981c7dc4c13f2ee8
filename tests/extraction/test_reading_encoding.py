"""Letters come out right, or the file is refused; never something in between."""

from __future__ import annotations

import pytest

from app.errors import Unreadable
from app.extraction.reading.encoding import decode

ENGLISH = "The ministers’ “plan” – so Jürgen Stock at the café – costs 20 € and was welcomed by everyone in London."
FRENCH = "Les ministres de l’Intérieur se sont réunis à Paris, où ils ont été reçus par leur hôte français."
POLISH = "Ministrowie spraw wewnętrznych spotkali się w Łodzi, żeby omówić bezpieczeństwo i współpracę."
RUSSIAN = "Министры внутренних дел встретились в Москве и обсудили безопасность и борьбу с преступностью."
JAPANESE = "内務大臣が水戸で会合を開き、犯罪との戦いについて話し合いました。次の会合は来年です。"


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, POLISH, RUSSIAN, JAPANESE])
@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_form_of_unicode_comes_out_right(text: str, name: str) -> None:
    if name in {"utf-16-le", "utf-16-be"} and not text.isascii():
        text = text if text in (ENGLISH, FRENCH) else ENGLISH
    assert decode(text.encode(name)) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'"), "latin-1"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "cp932"),
    ],
)
def test_an_older_encoding_is_told_by_its_language(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ENGLISH.replace("€", "dollars"), "mac_roman"),
        ("Mr Łukasz Kowalski and Ms Żaneta Wąs attended the meeting of the ministers in London.", "cp1250"),
        ("The ministers met with Jürgen Stock at the café, which he welcomed.", "cp437"),
    ],
)
def test_an_encoding_that_cannot_be_told_is_refused(text: str, name: str) -> None:
    with pytest.raises(Unreadable, match="save it as UTF-8"):
        decode(text.encode(name))


def test_a_damaged_file_with_a_mark_is_refused() -> None:
    with pytest.raises(Unreadable, match="UTF-8"):
        decode(b"\xef\xbb\xbfcaf\xe9 \xff")


def test_a_declared_encoding_is_believed_only_where_the_text_is_sound_in_it() -> None:
    assert decode(POLISH.encode("iso8859-2"), "iso-8859-2") == POLISH
    assert decode(POLISH.encode(), "no-such-encoding") == POLISH


def test_a_few_null_bytes_in_a_text_do_no_harm() -> None:
    assert decode(ENGLISH.encode() * 5 + b"\x00") == ENGLISH * 5 + "\x00"
