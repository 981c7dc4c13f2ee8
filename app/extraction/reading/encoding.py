"""From bytes to characters: never a guess that could mangle a name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from app.errors import Unreadable
from app.extraction import language

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's mark, so it must be looked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = frozenset({"en", "fr", "de", "it", "es", "pt", "nl", "sv", "da", "no", "fi"})
# The languages that each older encoding was made for; a text in another language is not in that encoding.
_SERVES = {
    "cp1252": _WESTERN,
    "cp1250": frozenset({"pl", "cs", "hu", "ro"}),
    "cp1251": frozenset({"ru", "uk"}),
    "cp1254": frozenset({"tr"}),
    "cp932": frozenset({"ja"}),
    "euc_jp": frozenset({"ja"}),
    "gb18030": frozenset({"zh"}),
    "big5": frozenset({"zh"}),
    "cp949": frozenset({"ko"}),
    "euc_kr": frozenset({"ko"}),
}
# Signs that stand inside a word only where the text was decoded wrongly ("£ódŸ", "ministersÕ", "wewnêtrznych¹").
_MANGLED = re.compile(
    r"[^\W\d_][¤¥¦§¨¬®°±²³´µ¶¸¹»¼½¾¿×÷‚„†‡ˆ‰‹›€£¢][^\W\d_]|[£¢¥€¿¡¬¤¨´¸ˆ][a-zÀ-ÿ]{3}(?<![¿¡].{3})|[a-zà-ÿ][À-ÖØ-ÝŸŠŒŽ](?![a-z])"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01
_SAMPLE = 200_000


def decode(raw: bytes, declared: str | None = None) -> str:
    """Return the characters of some bytes; `declared` is the encoding that the file itself names.

    A byte order mark wins, then UTF-8, then UTF-16 without a mark, then what the file declares, then an older
    encoding whose language fits. Raises Unreadable for bytes that are no text, or whose encoding is undecidable.
    """
    text = _marked(raw) or _unicode(raw) or _declared(raw, declared) or _older(raw)
    if text is None:
        raise Unreadable(
            "The encoding of the file can't be told for certain, so its letters could come out wrong: save it as UTF-8."
        )
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise _rubbish()
    return text


def _rubbish() -> Unreadable:
    return Unreadable("The file is not a text: its bytes are no readable characters.")


def _marked(raw: bytes) -> str | None:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            try:
                return raw.removeprefix(mark).decode(name) or " "
            except UnicodeDecodeError as error:
                raise Unreadable(
                    f"The file says that it is {name.upper()}, but it is damaged or something else."
                ) from error
    return None


def _unicode(raw: bytes) -> str | None:
    """UTF-16 without its mark shows zeros at every second byte; else UTF-8, which hardly any other text satisfies."""
    sample = raw[:_SAMPLE]
    zeros = sample.count(0)
    if zeros > len(sample) // 4 and len(raw) % 2 == 0:
        even = sample[::2].count(0)
        if (wide := _tried(raw, "utf-16-be" if even > zeros - even else "utf-16-le")) is not None:
            return wide
    return _tried(raw, "utf-8")


def _declared(raw: bytes, declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    # Browsers read both of these as Windows-1252, so that is how such pages are written.
    name = "cp1252" if name in {"iso8859-1", "ascii"} else name
    text = None if name == "utf-8" else _tried(raw, name)
    return text if text and not _MANGLED.search(text) else None


def _older(raw: bytes) -> str | None:
    """The one older encoding in which the text is sound and in a language that the encoding serves."""
    if any(byte < 9 or 13 < byte < 27 for byte in raw[:_SAMPLE]) or not any(byte > 127 for byte in raw):
        raise _rubbish()
    for name in _candidates(raw[:_SAMPLE]):
        text = _tried(raw, name)
        if text is None or _MANGLED.search(text):
            continue
        if language.detect(text) in _SERVES[name]:
            return text
    return None


def _candidates(raw: bytes) -> Iterator[str]:
    """Windows-1252 first, being by far the commonest, then what the detector holds possible, likeliest first."""
    yield "cp1252"
    from charset_normalizer import from_bytes  # only rare files need it, and it takes long to import

    yield from (match.encoding for match in from_bytes(raw) if match.encoding in _SERVES and match.encoding != "cp1252")


def _tried(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
