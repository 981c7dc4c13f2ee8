"""Citations: how a part of the ledger is named in other people's works, in words and for reference managers."""

from app.cite.citation import Citation, Edition, Genre
from app.cite.writers import bibtex, csl_json, ris

__all__ = ["Citation", "Edition", "Genre", "bibtex", "csl_json", "ris"]
