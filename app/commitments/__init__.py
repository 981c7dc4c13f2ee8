"""Commitments: what ministers bound themselves to, asked for or backed, each under a reference that is never reused."""

from app.commitments.choices import Choices, choices
from app.commitments.facets import Facet, Option, facets
from app.commitments.filters import FACETS, Filters, Sort
from app.commitments.lists import Page, every, page
from app.commitments.relief import Relief, reliefs
from app.commitments.rows import CommitmentRow, rows
from app.commitments.selections import WORDS, Selection, select_by
from app.commitments.steps import Bond, Step, around, back_to, links, meetings_meant, step
from app.commitments.story import Context, contexts, find, neighbours
from app.commitments.tables import Commitment, CommitmentLink, CommitmentTheme, LinkKind
from app.commitments.tallies import Tally, over_time
from app.commitments.turns import Cause, Move, Turn, turns

__all__ = [
    "FACETS",
    "WORDS",
    "Bond",
    "Cause",
    "Choices",
    "Commitment",
    "CommitmentLink",
    "CommitmentRow",
    "CommitmentTheme",
    "Context",
    "Facet",
    "Filters",
    "LinkKind",
    "Move",
    "Option",
    "Page",
    "Relief",
    "Selection",
    "Sort",
    "Step",
    "Tally",
    "Turn",
    "around",
    "back_to",
    "choices",
    "contexts",
    "every",
    "facets",
    "find",
    "links",
    "meetings_meant",
    "neighbours",
    "over_time",
    "page",
    "reliefs",
    "rows",
    "select_by",
    "step",
    "turns",
]
