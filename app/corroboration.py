"""Corroboration: how many documents and publishers carry a fact, and which of them merely use the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from app.documents import Document
from app.evidence import Evidence

WINDOW = 400  # characters around a quote in which its sentence is looked for
RUN = 5  # words in a row; that many agree by chance only in set phrases
FEWEST = 8  # words that a sentence needs before its likeness to another says anything
SHARE = 0.6  # of the runs of the shorter sentence; a copy with a word put in or left out still has most of them

WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
END = re.compile(r"[.!?][”’\"')\]]*(?=\s|[A-Z“‘])|\n")


@dataclass(frozen=True, slots=True)
class Echo:
    """Documents that give a fact in the same words; `lead` is the one whose own words they are, where that shows."""

    documents: Sequence[Document]
    lead: Document | None


@dataclass(frozen=True, slots=True)
class Support:
    """The documents that carry a fact, their publishers where known, and the documents that share their words."""

    documents: Sequence[Document]
    publishers: Sequence[str]
    echoes: Sequence[Echo]


def of(session: Session, facts: Iterable[Sequence[Evidence]]) -> Mapping[int | None, Support]:
    """Return the support of each fact by the id of each of its standing evidence, with one query for all of them.

    A fact is given as all its evidence, which must come with its documents.
    """
    standing = [[piece for piece in fact if piece.standing] for fact in facts]
    several = [piece.id for fact in standing if len({piece.document_id for piece in fact}) > 1 for piece in fact]
    passages = _passages(session, several) if several else {}
    found: dict[int | None, Support] = {}
    for fact in standing:
        found |= dict.fromkeys((piece.id for piece in fact), support(fact, passages))
    return found


def support(fact: Sequence[Evidence], passages: Mapping[int | None, str]) -> Support:
    """Return the support of one fact; `passages` holds the sentence of each evidence, by its id."""
    documents = list({piece.document_id: piece.document for piece in fact}.values())
    said = {
        document.slug: [passages.get(piece.id, "") for piece in fact if piece.document_id == document.id]
        for document in documents
    }
    publishers = sorted({document.publisher for document in documents if document.publisher}, key=str.casefold)
    groups = [group for group in _groups(documents, said) if len(group) > 1]
    return Support(documents, publishers, [Echo(group, _lead(group, said)) for group in groups])


def same_words(one: str, other: str) -> bool:
    """Tell whether two sentences are so alike that one was copied from the other, or both from a third."""
    shorter, longer = sorted((_runs(one), _runs(other)), key=len)
    if len(shorter) < FEWEST - RUN + 1:
        return False
    return len(shorter & longer) >= SHARE * len(shorter)


def sentence(before: str, quote: str, after: str) -> str:
    """Return the sentence, or sentences, that a quote stands in, from what stands around it."""
    starts = [found.end() for found in END.finditer(before)]
    end = None if END.search(quote[-3:]) else END.search(after)
    return f"{before[starts[-1] if starts else 0 :]}{quote}{after[: end.end()] if end else ''}".strip()


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(text)]
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def _echoes(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether everything that one document says of a fact stands in the other in the same words."""
    return bool(one) and all(any(same_words(mine, yours) for yours in other) for mine in one)


def _groups(documents: Sequence[Document], said: Mapping[str, Sequence[str]]) -> Sequence[Sequence[Document]]:
    """Return the documents parted into those that share their words, each with itself at least."""
    groups = {document.slug: [document] for document in documents}
    for one, other in combinations(documents, 2):
        mine, yours = said[one.slug], said[other.slug]
        joined, added = groups[one.slug], groups[other.slug]
        if joined is not added and (_echoes(mine, yours) or _echoes(yours, mine)):
            joined.extend(added)
            groups |= dict.fromkeys((document.slug for document in added), joined)
    return list({id(group): group for group in groups.values()}.values())


def _lead(group: Sequence[Document], said: Mapping[str, Sequence[str]]) -> Document | None:
    """Return the document of the publisher that the words are about, else the one that was published first."""
    words = " ".join(passage for document in group for passage in said[document.slug]).casefold()
    named = [document for document in group if document.publisher and document.publisher.casefold() in words]
    if len(named) == 1:
        return named[0]
    dated = {document.published_on: document for document in group if document.published_on}
    return dated[min(dated)] if len(dated) == len(group) else None


def _passages(session: Session, ids: Sequence[int | None]) -> Mapping[int | None, str]:
    """Return by evidence id the sentence of each quote; only the text around it is read."""
    start = case((col(Evidence.start) > WINDOW, col(Evidence.start) - WINDOW), else_=0)
    around = (
        select(
            col(Evidence.id),
            func.substr(Document.text, start + 1, col(Evidence.start) - start),
            col(Evidence.quote),
            func.substr(Document.text, col(Evidence.end) + 1, WINDOW),
        )
        .join(Document, col(Document.id) == Evidence.document_id)
        .where(col(Evidence.id).in_(ids))
    )
    return {each: sentence(before, quote, after) for each, before, quote, after in session.execute(around)}
