"""Citations for reference managers: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from typing import Any

from app.cite.citation import NAME, Citation, Genre

RIS_TYPES = {Genre.PAGE: "ELEC", Genre.DATA: "DATA", Genre.CHART: "CHART"}


def bibtex(citation: Citation) -> str:
    """Return the citation as a BibTeX entry, in ASCII but for its address, which LaTeX takes word for word."""
    from bibtexparser.entrypoint import write_string  # here, like the other writer: pages never need them
    from bibtexparser.library import Library
    from bibtexparser.middlewares import LatexEncodingMiddleware
    from bibtexparser.model import Entry, Field

    day = citation.edition.day
    said = {
        "title": _flat(citation.title),
        "year": str(day.year) if day else "",
        "month": str(day.month) if day else "",
        "edition": citation.version.capitalize(),
        "note": _flat(citation.note),
    }
    entry = Entry("misc", citation.key, [Field(name, value) for name, value in said.items() if value])
    library = Library([entry])
    LatexEncodingMiddleware(allow_inplace_modification=True).transform_entry(entry, library)
    entry["title"] = f"{{{entry['title']}}}"  # braces keep the capitals of names
    for name in ("author", "publisher"):
        entry[name] = f"{{{NAME}}}"  # and keep an organisation from being read as forename and surname
    entry["url"] = citation.address
    return str(write_string(library))


def ris(citation: Citation) -> str:
    """Return the citation as a RIS record."""
    import rispy

    day = citation.edition.day
    said: dict[str, Any] = {
        "type_of_reference": RIS_TYPES[citation.genre],
        "id": citation.key,
        "authors": [NAME],
        "title": _flat(citation.title),
        "year": str(day.year) if day else "",
        "date": f"{day:%Y/%m/%d}" if day else "",
        "publisher": NAME,
        "edition": citation.version.capitalize(),
        "abstract": _flat(citation.says),
        "notes": [_flat(citation.source)] if citation.source else [],
        "urls": [citation.address],
    }
    record = rispy.dumps([{name: value for name, value in said.items() if value}])
    return str(record).removeprefix("1.\n")  # a count of records, which no reader of one needs


def csl_json(citation: Citation) -> str:
    """Return the citation as CSL-JSON: a list of one item."""
    day = citation.edition.day
    said: dict[str, Any] = {
        "id": citation.key,
        "type": citation.genre.value,
        "title": _flat(citation.title),
        "author": [{"literal": NAME}],
        "container-title": NAME if citation.genre is Genre.PAGE else "",
        "publisher": NAME,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else {},
        "version": citation.version,
        "abstract": _flat(citation.says),
        "note": _flat(citation.source),
        "URL": citation.address,
    }
    return json.dumps([{name: value for name, value in said.items() if value}], ensure_ascii=False, indent=1)


def _flat(words: str) -> str:
    """Return words on one line; a RIS record knows no other, and a quote of two paragraphs has a break."""
    return " ".join(words.split())
