"""How many documents carry a fact, in the words that pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sqlmodel import Session

from app import corroboration
from app.corroboration import Echo, Support
from app.documents import Document
from app.evidence import Evidence
from app.web.wording import plural

Teller = Callable[[Sequence[Evidence]], str]


def teller(session: Session, facts: Iterable[Sequence[Evidence]], *, fewest: int = 1) -> Teller:
    """Return what tells the support of each of these facts, given its evidence; empty for fewer documents."""
    found = corroboration.of(session, facts)

    def told(evidence: Sequence[Evidence]) -> str:
        support = next((found[piece.id] for piece in evidence if piece.id in found), None)
        return words(support) if support and len(support.documents) >= fewest else ""

    return told


def words(support: Support) -> str:
    """Return a fact's support in words: 2 documents by 2 publishers; Biometrica’s uses the same words as INTERPOL’s."""
    documents = plural(len(support.documents), "document")
    if len(support.documents) == 1:
        return documents
    publishers = plural(len(support.publishers), "known publisher" if _unknown(support) else "publisher")
    return "; ".join([f"{documents} by {publishers}", *map(_echo, support.echoes)])


def _unknown(support: Support) -> bool:
    return any(document.publisher is None for document in support.documents)


def _echo(echo: Echo) -> str:
    has_own_name = len({document.publisher for document in echo.documents}) == len(echo.documents)
    whose = _by_publisher if has_own_name else _by_heading
    others = [document for document in echo.documents if document is not echo.lead]
    verb = "uses" if len(others) == 1 else "use"
    words = f"{_listed([whose(document) for document in others])} {verb} the same words"
    return f"{words} as {whose(echo.lead)}" if echo.lead else words


def _by_publisher(document: Document) -> str:
    name = document.publisher
    return f"{name}{'’' if name.endswith('s') else '’s'}" if name else _by_heading(document)


def _by_heading(document: Document) -> str:
    return f"the one headed “{document.heading}”"


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
