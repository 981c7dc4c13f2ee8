"""Who acts: the ministers together, the text they adopted, one country or organisation, or somebody else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from app.extraction.countries import city_country, find_phrase, find_phrases, mentions, vocabulary
from app.extraction.findings import MeetingFound
from app.extraction.parsed import Doc, Token, Words


class Party(Enum):
    """What sort of actor a subject is."""

    MINISTERS = "the ministers together"
    OUTCOME = "the text they adopted"
    ONE = "one country, organisation or official"
    OTHER = "somebody or something else"


@dataclass(frozen=True, slots=True)
class Actor:
    """A party and the name the ledger keeps: the forum, an ISO code, "INTERPOL"; None where it is unknown."""

    party: Party
    name: str | None = None

    @property
    def speaks_for_all(self) -> bool:
        """Whether what this party says, the ministers say."""
        return self.party in (Party.MINISTERS, Party.OUTCOME)


OTHER = Actor(Party.OTHER)
# A letterhead stands in the first lines of a text, and is no sentence.
_HEAD, _LINES, _NAME = 400, 4, 9
_BREAK_BEFORE, _BREAK_AFTER = re.compile(r"[.;\n]\s"), re.compile(r"[.;\n](?:\s|$)")


@cache
def _heads(name: str) -> frozenset[str]:
    return frozenset(vocabulary("actors")[name])


def named(text: str) -> tuple[str, ...]:
    """Return the ISO codes and organisations that the words name, each once; a capital alone is its country."""
    found = tuple(dict.fromkeys(mention.code for mention in mentions(text)))
    country = None if found else city_country(text.strip())
    return (country,) if country else found


def forum(text: str, meeting: MeetingFound | None) -> str:
    """Return the forum that acts in this text: the meeting's series decides, else the text, else "G7"."""
    series = meeting.series if meeting else None
    if series:
        return _first_forum(series) or series
    return _first_forum(text[:400]) or _commonest_forum(text) or "G7"


def _first_forum(words: str) -> str | None:
    patterns: Mapping[str, str] = vocabulary("actors")["forums"]
    found = [(match.start(), name) for name, pattern in patterns.items() if (match := re.search(pattern, words))]
    return min(found)[1] if found else None


def _commonest_forum(text: str) -> str | None:
    patterns: Mapping[str, str] = vocabulary("actors")["forums"]
    counts = {name: len(re.findall(pattern, text)) for name, pattern in patterns.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


class Cast:
    """Everybody who acts in one text: the forum, who "we" is, and whom each person speaks for."""

    def __init__(self, doc: Doc, meeting: MeetingFound | None) -> None:
        self.ministers = Actor(Party.MINISTERS, forum(doc.text, meeting))
        self.outcome = Actor(Party.OUTCOME, self.ministers.name)
        self._people = _people(doc)
        self._private = _letterhead(doc.text)
        self.we = self.ministers if _we_are_ministers(doc, self._private) else OTHER
        met = meeting is not None or re.search(r"[Mm]inisters|[Ll]eaders", doc.text) is not None
        self.they = self.ministers if met else OTHER
        self.it: Actor = self.outcome
        self.person: Actor = OTHER
        self._nouns: dict[int, Actor] = {}

    def actor(self, token: Token | None) -> Actor:
        """Return who the phrase with this head is."""
        if token is None:
            return OTHER
        if token.lower_ in {"who", "which", "that", "whose"} and token.head.dep_ in {"relcl", "acl"}:
            return self.actor(token.head.head)
        if token.pos_ == "PRON" or token.lower_ in {"all", "each", "both", "none", "remainder"}:
            return self._pronoun(token)
        found = self._noun(token)
        if found.party is Party.OTHER:  # "Interior and Security Ministers", "police and justice ministers"
            others = map(self._noun, _joined(token))
            return next((other for other in others if other.party is Party.MINISTERS), found)
        return found

    def hear(self, actor: Actor, token: Token) -> None:
        """Remember the subject of a main clause, for the pronouns of the next."""
        if token.pos_ == "PRON" and token.lower_ in {"they", "it", "he", "she", "we", "this", "that"}:
            return
        if actor.party is Party.OTHER:
            return
        if token.number == "Plur" or base(token) != token.lower_:
            self.they = actor
        elif token.text in self._people or _is_office(token):
            self.person = actor
            if actor.name == "INTERPOL" and token.text not in self._people:
                self.it = actor
        else:
            self.it = actor

    def _pronoun(self, token: Token) -> Actor:
        word = token.lower_
        if word in {"they", "it", "he", "she"} and (said := self._reporter(token)) is not None:
            return said
        if word in {"we", "us", "our", "ourselves"}:
            return self.we
        if word in {"they", "them", "their", "themselves"}:
            return self.they
        if word in {"it", "its", "itself"}:
            return self.it
        if word in {"he", "she", "him", "her", "his", "i"}:
            return self.person
        if word in {"all", "each", "both", "everyone", "everybody", "remainder"}:
            inner = [t for t in token.subtree if t.dep_ == "pobj" and t is not token and t.pos_ != "PRON"]
            return self.actor(inner[0]) if inner else self.ministers
        return OTHER

    def _reporter(self, token: Token) -> Actor | None:
        """Whom a pronoun in reported speech means: the one who says it, where a noun says it."""
        verb = token.head
        if verb.dep_ != "ccomp" or token.dep_ not in {"nsubj", "nsubjpass"}:
            return None
        said = next((c for c in verb.head.children if c.dep_ == "nsubj" and c.pos_ != "PRON"), None)
        if said is None or (said.number == "Plur") != (token.lower_ == "they"):
            return None
        return self.actor(said) if said.i < token.i else None

    def _noun(self, token: Token) -> Actor:
        """Who a noun is, which no later word changes."""
        if token.i not in self._nouns:
            self._nouns[token.i] = self._noun_anew(token)
        return self._nouns[token.i]

    def _noun_anew(self, token: Token) -> Actor:
        lemma, phrase = base(token), _phrase(token)
        plural = token.number == "Plur" or lemma != token.lower_
        small = phrase.lower()
        if lemma in {"seven", "eight", "five", "twenty"} and token.dep_ != "nummod":
            return self.ministers if any(c.lower_ in {"the", "all"} for c in token.children) else OTHER
        if not plural and lemma != "chairman" and any(word in small for word in _heads("interpol")):
            return Actor(Party.ONE, "INTERPOL") if "council" not in small else Actor(Party.ONE, None)
        if lemma == self._private:  # "The Network welcomes"
            return OTHER
        if lemma in _heads("plural") and plural:
            return self._several(phrase, token)
        if token.text in self._people:
            return Actor(Party.ONE, self._people[token.text])
        if lemma in _heads("outcome") or token.text in {
            "Commitments",
            "Paper",
            "Declaration",
            "Statement",
            "Communiqué",
        }:
            return self.outcome
        if lemma in _heads("single") and not (plural and lemma != "talk") and "security council" not in small:
            return self.ministers
        return _one(phrase, token)

    def _several(self, phrase: str, token: Token) -> Actor:
        counted = any(
            c.dep_ == "nummod" or c.lower_ in {"some", "several", "many", "few", "other", "most"}
            for c in token.children
        )
        whole = any(c.lower_ in {"the", "all", "both", "every", "these"} for c in token.children)
        if counted and not whole and base(token) in _heads("some"):
            return OTHER
        outsiders = {"group", "organisation", "organization", "society"}
        if any(child.lemma_.lower() in outsiders for child in token.children):
            return OTHER
        names = () if base(token) in {"minister", "delegation"} else named(phrase)
        if 0 < len(names) <= 3 and self.ministers.name not in names:
            return Actor(Party.ONE, ", ".join(names))
        return self.ministers


def _one(phrase: str, token: Token) -> Actor:
    if token.ent_type_ == "PERSON" or _is_office(token):
        return Actor(Party.ONE, ", ".join(named(phrase)[:1]) or None)
    own = named(_core(token)) if token.pos_ == "PROPN" else ()
    return Actor(Party.ONE, ", ".join(own)) if own else OTHER


def base(token: Token) -> str:
    """Return a noun's lemma in lower case; the parser leaves plural names as they are: "Ministers" is "minister"."""
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and token.tag_ in {"NNPS", "NNP"} and lemma.endswith("s") and len(lemma) > 4:
        singular = re.sub(r"ies$", "y", lemma) if lemma.endswith("ies") else lemma[:-1]
        return singular if singular in _heads("plural") | _heads("outcome") | _heads("single") else lemma
    return lemma


def _phrase(token: Token) -> str:
    """The words of a noun phrase without its relative clauses."""
    inside: list[Token] = []
    waiting = [token]
    while waiting:
        here = waiting.pop()
        inside.append(here)
        waiting += [c for c in here.children if c.dep_ not in {"relcl", "acl", "advcl", "punct"}]
    return " ".join(t.text for t in sorted(inside, key=lambda t: t.i)).replace(" ’s", "’s").replace(" 's", "'s")


def _joined(token: Token) -> list[Token]:
    """The nouns that are joined to this one behind it."""
    if all(child.dep_ != "conj" for child in token.children):
        return []
    heads = {token, *token.conjuncts}
    return [inner for inner in token.subtree if inner.dep_ == "conj" and inner.head in heads]


def _core(token: Token) -> str:
    """A name with what belongs to it: "New Zealand", "Trinidad and Tobago", "Chile and Uruguay"."""
    inside = [
        c for c in token.children if c.dep_ in {"compound", "conj", "cc"} and c.pos_ in {"PROPN", "CCONJ", "NOUN"}
    ]
    return " ".join(t.text for t in sorted([token, *inside], key=lambda t: t.i))


def _is_office(token: Token) -> bool:
    return base(token) in _heads("office") and token.number != "Plur"


def _people(doc: Doc) -> dict[str, str | None]:
    """The last name of each person named in the text, and the country or organisation nearest to its first mention."""
    people: dict[str, str | None] = {}
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        surname = _surname(entity)
        known = len(surname) < 3 or not surname[0].isupper() or people.get(surname) is not None
        if not known and not named(entity.text):
            people[surname] = _nearest(doc.text, entity.start_char, entity.end_char)
    return people


def _surname(person: Words) -> str:
    *others, last = (token.text for token in person)
    return last if last not in {"’s", "'s"} else others[-1] if others else ""


def _nearest(text: str, start: int, end: int) -> str | None:
    before = _BREAK_BEFORE.split(text[max(0, start - 90) : start])[-1]
    after = _BREAK_AFTER.split(text[end : end + 90], 1)[0]
    left, right = named(before), named(after)
    return left[-1] if left else right[0] if right else None


def _we_are_ministers(doc: Doc, private: str) -> bool:
    """Whether "we" outside quotations means the ministers: they say so, or nobody else could."""
    says = r"\b[Ww]e,? (?:are )?the (?:\S+ ){0,8}?(?:[Mm]inisters|[Ll]eaders|Heads|[Pp]articipants|governments)\b"
    if re.search(says, doc.text):
        return True
    if private:
        return False
    titled = re.search(r"(?im)^\W*(?:joint |ministerial )?(?:communiqu|declaration|statement)", doc.text[:300])
    return titled is not None or not re.search(r"\bministers\b", doc.text)


def _letterhead(text: str) -> str:
    """What a body that is no government calls itself above its text, in small letters: "network"; else nothing."""
    for line in [line for line in text[:_HEAD].split("\n") if line.strip()][:_LINES]:
        if find_phrase("actors", "governments", line):
            return ""
        if len(line.split()) > _NAME:
            continue
        for found in reversed(list(find_phrases("actors", "private", line))):
            name = line[: found.end()].split()
            if all(word[0].isupper() or not word[0].isalpha() or word in {"of", "the", "and", "for"} for word in name):
                return found[0].lower()
    return ""
