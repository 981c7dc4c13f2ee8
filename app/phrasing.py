"""What two statements have in common, and how their words differ; by rules that can be told in a sentence each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
TOKEN = re.compile(r"\S+")

# What such sentences say whatever they are about: who speaks, that they promise, ask or back, and small words.
SAID_ANYWAY = """
a about according after against all also an and any appropriate are as at be been being between both but by can
could did do during each for from further furthermore additionally moreover given had has have having he her his
how i if in including into is it its itself may might more most must necessary no not of on or other our respect
she should some such than that the their them themselves there these they this those through thus to under up upon
us via was we well were what when where which while who whom whose will with within would you
g7 g8 interpol interior security home minister ministers ministerial meeting meetings conference declaration
outcome outcomes joint statement communique secretary general chief stock commitment commitments nation nations
acknowledge acknowledged acknowledges affirm affirmed agree agreed agrees appeal appealed back backed backing backs
call called calling calls commit commits committed committing confirm confirmed emphasise emphasised emphasize
emphasized encourage encouraged encourages endorse endorsed ended express expressed highlight highlighted
highlighting highlights identified identify important importance issued need needed needs noted outlined outlining
pledge pledged pledges promise promised reaffirm reaffirmed reaffirms recall recalled recognise recognised
recognises recognition recognize recognized reiterate reiterated reiterates reminded renewed resolve resolved role
said say says strongly stated stress stressed support supported supporting supports undertake undertook underline
underlined underlines underscored urge urged urges use used using welcome welcomed welcomes welcoming
"""
FRAME = frozenset(SAID_ANYWAY.split())
ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ied", "ed", "es", "s", "e", "y")
STEM = 4  # letters that an ending leaves at least
COMPARED = 500  # words; comparing longer statements word by word takes too long, and shows too much to be read


class Part(StrEnum):
    """Where some words stand: in both statements, or in the earlier or the later one alone."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a row, as the earlier and as the later statement spells them; empty where it has them not."""

    part: Part
    earlier: str
    later: str


@lru_cache(maxsize=10_000)  # a new promise is compared with hundreds, and each of them with the next one again
def subject(statement: str) -> Mapping[str, str]:
    """Return the words that say what a statement is about, in its order: each word's stem with its spelling."""
    words = [word.removesuffix("’s").removesuffix("'s") for word in WORD.findall(statement)]
    found: dict[str, str] = {}
    for word in words:
        if word.casefold() not in FRAME:
            found.setdefault(stem(word), word)
    return MappingProxyType(found)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word in lower case without its ending, so that sharing, shared and share are one."""
    plain = word.casefold()
    left = (plain.removesuffix(ending) for ending in ENDINGS if plain.endswith(ending))
    return next((each for each in left if len(each) >= STEM), plain)


def shared(one: str, other: str) -> int:
    """Return how many words both statements are about."""
    return len(subject(one).keys() & subject(other).keys())


def likeness(one: str, other: str) -> float:
    """Return how much of what they are about two statements share, 0 to 100: twice the shared words of all words."""
    count = len(subject(one)) + len(subject(other))
    return 200 * shared(one, other) / count if count else 0.0


def particulars(statement: str) -> dict[str, str]:
    """Return what a statement names: words with a figure or a capital letter, but for its first; stems as in `subject`.

    A first word counts where it has a figure or several capitals.
    """
    opening = next(iter(WORD.findall(statement)), "")
    named = {key: word for key, word in subject(statement).items() if any(c.isupper() or c.isdigit() for c in word)}
    return {key: word for key, word in named.items() if word != opening or word[1:] != word[1:].lower()}


def differences(earlier: str, later: str) -> Sequence[Run]:
    """Return two statements as runs of words that both have, or one alone; joined by spaces they give either one.

    Words count as the same whatever their case and the signs around them. Very long statements differ as a whole.
    """
    old, new = TOKEN.findall(earlier), TOKEN.findall(later)
    if max(len(old), len(new)) > COMPARED:
        return [Run(Part.GONE, earlier, ""), Run(Part.NEW, "", later)]
    matcher = SequenceMatcher(None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False)
    runs: list[Run] = []
    for change, a, b, c, d in matcher.get_opcodes():
        before, after = " ".join(old[a:b]), " ".join(new[c:d])
        if change == "equal":
            runs.append(Run(Part.SAME, before, after))
            continue
        runs += [Run(Part.GONE, before, "")] if before else []
        runs += [Run(Part.NEW, "", after)] if after else []
    return runs


def _bare(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum()) or word
