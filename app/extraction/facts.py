"""What a document tells about itself at its head: title, kind, day of publication, publisher, language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.extraction import language
from app.extraction.dates import DateFound, find_dates
from app.extraction.findings import DocumentFacts, DocumentKind
from app.extraction.reading import Reading

_HEAD_LINES = 14
_LONGEST_TITLE = 220
_BODY_WORDS = 25
# A report's dateline: a town, perhaps a country, a date or an agency, then a dash.
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w’'. /-]{1,40}(?:,\s[^–—():]{2,60}?)?)\s*(?:\((?P<aside>[^()]{2,40})\)\s*)?"
    r"(?P<dash>–|—|--|-\s|:\s)\s*(?=\S)"
)
_BYLINE = re.compile(
    r"^by\s+(?:an?\s+(?P<house>[A-Z][\w&.’ -]{1,40}?)\s+)?"
    r"(?:staff(?:er|\s+writer|\s+reporter)?|correspondents?|reporters?|[A-ZÀ-Þ]\S+\s+\S+)",
    re.I,
)
_MASTHEAD = re.compile(
    r"(?:the\s+)?(?:\S+\s+){0,8}?(?:departments?|ministr?y|ministero|office|institute|organi[sz]ation|community|council|secretariat|process"
    r"|weekly|monthly|daily|gazette|herald|tribune|times|post|review|newsletter|news)\b(?:\s+(?:of|for|on|and|in|the|–|—|\||[A-Z]\S*))*",
    re.I,
)
_ISSUE = re.compile(r"(?:no|nr|issue|vol|volume|number|briefing note|information note)\b\.?\s*\d", re.I)
_FROM = re.compile(r"^(?:from|source|publisher|published by):\s*(?P<house>[A-ZÀ-Þ][\w&.’' -]{2,60})$", re.I)
_LABELS = (
    (DocumentKind.READOUT, r"read-?outs?"),
    (
        DocumentKind.PRESS_RELEASE,
        r"(?:press|news|media)\s+(?:release|advisory|notice)|for\s+immediate\s+(?:release|use)|information note",
    ),
    (
        DocumentKind.COMMUNIQUE,
        r"communiqu[eé]s?|declarations?|conclusions?|action\s+plan|commitments\s+paper|(?:chair|presidency)[’']?s?\s+summary",
    ),
    (DocumentKind.STATEMENT, r"statements?|remarks|speech|address"),
)
_LABEL_LINE = re.compile(
    r"(?:(?:joint|ministerial|press|news|media|final|official|draft)\s+)*(?:release|advisory|notice|statement|declaration|communiqu[eé]|summary|readout"
    r"|speech|fact sheet|data desk|unclassified|annex)"
    r"|(?:\w+\s+)?(?:media|press|news)\s+release|for\s+immediate\s+(?:release|use)|check against delivery",
    re.I,
)
_BINDING_VOICE = re.compile(
    r"\bwe,?\s+the\s+(?:\w+\s+){0,6}?ministers\b|\bthe\s+ministers\s+(?:of|responsible)\b.{0,200}\bmet\b", re.I | re.S
)
_NUMBERED = re.compile(r"^(?:\d{1,2}\.|\(\d{1,2}\)|\(?[a-z]\))\s*\S", re.M)
_OF_A_MEETING = re.compile(
    r"\b(?:meeting|conference|summit|session|forum|held|met|hosted|until|from|starts?|opens?|ends?|by|deadline)\b", re.I
)
_PRINTED = re.compile(r"\b(?:published|released|issued|posted|updated|last changed|date)\b", re.I)
_COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d)?[\s,]*(?P<house>[A-ZÀ-Þ][\w&.’ -]{2,50})$", re.I)
_LEAST_NUMBERED = 3
_DASHES = " –—-*"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the head; `block` is the number of its paragraph."""

    words: str
    block: int
    days: tuple[DateFound, ...]

    @property
    def is_dated(self) -> bool:
        """Whether the line is there to give place and date, and no more."""
        rest = self.words
        for day in self.days:
            rest = rest.replace(self.words[day.start : day.end], "")
        return bool(self.days) and len(rest.split()) <= 7 and not rest.rstrip().endswith(".")


def find_facts(reading: Reading, known: DocumentFacts | None = None) -> DocumentFacts:
    """Return what is known of a document: the caller's word wins, then the file's own, then what its head prints.

    Nothing is invented: what neither says stays None, and the kind stays `other`.
    """
    known = known or DocumentFacts()
    head = list(_head(reading.text))
    title = known.title or reading.title or _title(head)
    return DocumentFacts(
        title=title,
        kind=known.kind if known.kind is not DocumentKind.OTHER else _kind(reading.text, head, title),
        language=known.language or language.detect(reading.text) or reading.language,
        published_on=known.published_on or reading.published_on or _published(head),
        publisher=known.publisher or reading.publisher or _publisher(reading.text, head),
    )


def _head(text: str) -> Iterator[_Line]:
    """The lines before the running text, and the first of that."""
    count = 0
    for number, block in enumerate(text.split("\n\n", _HEAD_LINES)[:_HEAD_LINES]):
        for words in block.split("\n"):
            yield _Line(words, number, tuple(find_dates(words[:_LONGEST_TITLE])))
            count += 1
            if count == _HEAD_LINES or _is_body(words):
                return


def _is_body(words: str) -> bool:
    many = len(words.split()) >= _BODY_WORDS
    return (
        many or (_dateline(words) is not None and len(words) > 60) or (words.endswith(".") and len(words.split()) > 15)
    )


def _dateline(words: str) -> re.Match[str] | None:
    """The dateline that a report begins with: its town is in capitals, or a date or an agency stands beside it."""
    match = _DATELINE.match(words)
    if match is None or len(words) < match.end() + 30:
        return None
    dated = bool(find_dates(match["place"] + " " + (match["aside"] or "")))
    if match["dash"].startswith(":"):
        return match if dated else None
    return match if dated or match["aside"] or match["place"].split(",")[0].isupper() else None


def _agency(dateline: re.Match[str] | None) -> str | None:
    """The news agency in a dateline's brackets."""
    aside = dateline["aside"] if dateline else None
    return aside if aside and aside[0].isupper() and not re.search(r"\d", aside) else None


def _title(head: Sequence[_Line]) -> str | None:
    """The first line that names the text; a publisher's name above it only where nothing else does."""
    if not any(_is_body(line.words) for line in head):
        return None
    named = [line.words for line in _labels_joined(head) if _may_be_title(line)]
    return next((words for words in named if not _MASTHEAD.fullmatch(words)), named[0] if named else None)


def _labels_joined(head: Sequence[_Line]) -> Iterator[_Line]:
    """The lines above the running text; "Joint declaration" and "of the ministers …" under it are one."""
    label = ""
    for line in head:
        if _is_body(line.words) and not (label and line.words[0].islower()):
            return
        if label and line.words[0].islower():
            yield replace(line, words=f"{label} {line.words}")
        elif not _LABEL_LINE.fullmatch(line.words.strip(_DASHES)):
            yield line
        label = line.words if _LABEL_LINE.fullmatch(line.words.strip(_DASHES)) else ""


def _may_be_title(line: _Line) -> bool:
    words = line.words
    if len(words) > _LONGEST_TITLE or len(words.split()) < 2 or words.endswith((".", ":", ";", ",")) or line.is_dated:
        return False
    if _BYLINE.match(words) or _COPYRIGHT.match(words) or _ISSUE.match(words) or " | " in words:
        return False
    return not re.match(
        r"[-–—•*(\[]|(?:\d{1,3}|[A-Z])[.)]\s|(?:from|to|date|source|contact|published)\b\s*:?", words, re.I
    )


def _kind(text: str, head: Sequence[_Line], title: str | None) -> DocumentKind:
    """By the label at the head, then by form: numbered paragraphs of ministers, a reporter's line, a dateline."""
    named = [title or "", *(line.words for line in head if not _is_body(line.words))]
    labelled = _labelled(named)
    numbered = len(_NUMBERED.findall(text)) >= _LEAST_NUMBERED
    if labelled is DocumentKind.STATEMENT and numbered and _BINDING_VOICE.search(text[:3000]):
        return DocumentKind.COMMUNIQUE
    if labelled is not None:
        return labelled
    if _BINDING_VOICE.search(text[:1500]) and (numbered or re.match(r"\W*we\b", text, re.I)):
        return DocumentKind.COMMUNIQUE if numbered else DocumentKind.STATEMENT
    return _reported(head)


def _labelled(named: Sequence[str]) -> DocumentKind | None:
    """A line that is only a label wins over a title, which may be about a declaration without being one."""
    if any(re.match(r"\W*read-?out\b", words, re.I) for words in named):
        return DocumentKind.READOUT
    for words in named:
        for kind, label in _LABELS:
            if re.fullmatch(rf"\W*(?:\w+\W+){{0,2}}?(?:{label})\W*", words, re.I):
                return kind
    for words in named:
        for kind, label in _LABELS:
            if re.match(
                rf"\W*(?:[\w’]+\W+){{0,8}}?(?:{label})(?:\W+(?:of|by|on|to|from|at)\b|\W*$)", words, re.I
            ) and not re.search(
                r"\b(?:ends?|ended|call(?:s|ed)?|agree[sd]?|adopt(?:s|ed)?|says?|said|want|draws?)\b", words, re.I
            ):
                return kind
    return None


def _reported(head: Sequence[_Line]) -> DocumentKind:
    if any(_BYLINE.match(line.words) for line in head):
        return DocumentKind.NEWS
    dateline = next((found for line in head if (found := _dateline(line.words))), None)
    if dateline is None:
        return DocumentKind.OTHER
    return DocumentKind.NEWS if _agency(dateline) else DocumentKind.PRESS_RELEASE


def _published(head: Sequence[_Line]) -> date | None:
    """The first single day that is printed as the text's own date: alone on its line, or in the dateline."""
    for line in head:
        stated = _PRINTED.search(line.words) is not None
        for day in line.days:
            if day.is_range or not day.has_year or (_OF_A_MEETING.search(line.words[: day.start]) and not stated):
                continue
            if line.is_dated or (stated and not _is_body(line.words)) or _in_dateline(line.words, day):
                return day.starts_on
    return None


def _in_dateline(words: str, day: DateFound) -> bool:
    dateline = _dateline(words)
    return dateline is not None and day.end <= dateline.end()


def _publisher(text: str, head: Sequence[_Line]) -> str | None:
    """Who signs the text: the house in a staff byline, the agency in a dateline, "From:", a copyright line."""
    for line in head:
        signed = _BYLINE.match(line.words) or _FROM.match(line.words)
        if house := (signed and signed["house"]) or _agency(_dateline(line.words)):
            return house
    last = _COPYRIGHT.match(text.rsplit("\n", 1)[-1].strip())
    return last["house"].strip() if last else None
