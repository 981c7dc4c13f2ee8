"""Where a text names an official: a name bound to an office by the grammar of titles, lists and apposition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from app.extraction.countries import Form, alternation, mentions, vocabulary
from app.extraction.names import Name, find_names
from app.extraction.rollcalls import country_behind, rollcall
from app.extraction.seen import Appearance
from app.extraction.segments import Segment
from app.extraction.titles import Title, find_titles, rank_pattern, roles_apart, singular

_WHO_HEADS = re.compile(
    r",\s+(?:the\s+[\w\s-]{1,30}?\s)?who\s+(?P<role>(?:heads|leads|directs|runs|chairs|represents|is)\s+[^,.;:“”()]+)"
)
# "Secretary of State, Ministry of the Interior of Norway": the house in which an office is held.
_HOUSE = re.compile(
    r",\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+){0,3}?(?:Ministry|Department|Directorate|Office|Agency|Bureau|Secretariat|Police|Service)"
    r"(?:\s+(?:of|for)\s+[^,.;:()“”\n]+|(?=[,.;)\n]))"
)
_NEXT = re.compile(r",\s+")
_AT_END = re.compile(r",\s+(?P<inside>[^,.;:\n]{2,40})\Z")
_BESIDE = re.compile(r"\s*\((?P<inside>[^()]{2,60})\)")


def appearances(text: str, sentence: Segment) -> Iterator[Appearance]:
    """Yield what has the form of a name in one sentence, in its order, with the office that goes with it."""
    words = sentence.of(text)
    titles = find_titles(words, sentence.start)
    taken = [(t.role_start - sentence.start, t.end - sentence.start) for t in titles]
    names = list(find_names(words, taken, sentence.start))
    bound = {a.name: a for a in _Binding(text, sentence, titles, names).bound()}
    yield from (bound.get(name) or Appearance(name, name.start, name.end, sentence) for name in names)


def unnamed(text: str, sentence: Segment, bound: list[Appearance]) -> Iterator[Title]:
    """Yield the offices in a sentence that no name in it goes with."""
    held = {a.title.role_start for a in bound if a.title}
    for title in find_titles(sentence.of(text), sentence.start):
        inside_another = any(a.start <= title.role_start < a.end for a in bound)
        joined = re.match(r"\s+and\s+", text[title.end :])
        inside_another = inside_another or bool(joined and title.end + joined.end() in held)
        if title.role_start not in held and not inside_another:
            yield title


@dataclass
class _Binding:
    """The binding of one sentence's offices to its names: the closest pairs first."""

    text: str
    sentence: Segment
    titles: list[Title]
    names: list[Name]

    def bound(self) -> list[Appearance]:
        held: dict[Name, Appearance] = {}
        used: set[Title] = set()
        for bind in (self._direct, self._apposed, self._described, self._listed):
            for appearance in bind(held, used):
                held[appearance.name] = self._better(held.get(appearance.name), appearance)
                if appearance.title:
                    used.add(appearance.title)
        return [self._with_country_beside(a) for a in held.values()]

    def _direct(self, held: dict[Name, Appearance], used: set[Title]) -> Iterator[Appearance]:
        """Yield "Interior Minister Jane Roe", and each name that follows a plural office."""
        for title in self.titles:
            end = title.end
            for name in (n for n in self.names if n.start >= title.end):
                if not self._fits(end, name.start, direct() if end == title.end else _listing()):
                    break
                if title.is_plural and re.match(r"\s+[A-Z]", self.text[name.end :]):
                    break  # a headline's next word, not a name
                made = self._made(name, title)
                owner = country_behind(self.text, name.end) if title.is_plural else None
                end = owner.end if owner else name.end
                yield replace(made, affiliation=owner.code, end=owner.end) if owner else made
                if not title.is_plural:
                    break

    def _apposed(self, held: dict[Name, Appearance], used: set[Title]) -> Iterator[Appearance]:
        """Yield "Jane Roe, Minister of Police" and "the Minister of Police, Jane Roe", left to right."""
        for title in (t for t in self.titles if t not in used):
            before = next((n for n in self.names if n.is_full and self._fits(n.end, title.start, _apposition())), None)
            before = None if title.is_plural else before
            after = next((n for n in self.names if n.is_full and self._fits(title.end, n.start, _with_comma())), None)
            if before and (before not in held or not after):
                made = self._made(before, title)
                held[before] = self._better(held.get(before), made)
                yield made
            elif after and after not in held:
                held[after] = self._made(after, title)
                yield held[after]

    def _described(self, held: dict[Name, Appearance], used: set[Title]) -> Iterator[Appearance]:
        """Yield "Jane Roe, who heads the liaison office" and "Col. Jane Roe … as Director"."""
        for name in (n for n in self.names if n not in held and n.is_full):
            match = _WHO_HEADS.match(self.text, name.end, self.sentence.end)
            if match:
                role = re.sub(r"^is\s+(?:its\s+|the\s+|an?\s+)?", "", match["role"])
                yield Appearance(name, name.start, match.end(), self.sentence, role, role_at=match.start("role"))
                continue
            office = next(
                (t for t in self.titles if t.start > name.end and self.text[: t.start].endswith(" as ")), None
            )
            if office and (name.is_addressed or self.text.startswith(", who ", name.end)):
                yield self._made(name, office)

    def _listed(self, held: dict[Name, Appearance], used: set[Title]) -> Iterator[Appearance]:
        yield from rollcall(self.text, self.sentence, self.titles, self.names, held)

    def _fits(self, start: int, end: int, pattern: re.Pattern[str]) -> bool:
        return start <= end and pattern.fullmatch(self.text, start, end) is not None

    def _made(self, name: Name, title: Title) -> Appearance:
        end = self._loose_end(title) if title.start > name.start else self._topic_end(title, name)
        role = re.sub(r"\s+", " ", self.text[self._compound_start(title) : end]).strip()
        role = singular(role) if title.is_plural else role
        return Appearance(name, min(name.start, title.start), max(name.end, end), self.sentence, role, title)

    def _topic_end(self, title: Title, name: Name) -> int:
        """Read "the head of the bridge unit, Jane Roe": the office's words go on to the comma."""
        topic = _with_comma().fullmatch(self.text, title.end, name.start) if title.is_post else None
        return topic.end("topic") if topic and topic["topic"] else title.end

    def _compound_start(self, title: Title) -> int:
        joined = [a for a, b in roles_apart(self.text, self.titles) if b is title]
        return joined[0].role_start if joined else title.role_start

    def _loose_end(self, title: Title) -> int:
        """An office after its holder's name runs on to the next comma or stop: "head of the liaison office in Bonn"."""
        house = _HOUSE.match(self.text, title.end, self.sentence.end)
        if house:
            return house.end()
        following = next((t for t in self.titles if _NEXT.fullmatch(self.text, title.end, t.start)), None)
        if following and not any(self._fits(following.end, n.start, direct()) for n in self.names):
            return following.end
        rest = self.text[title.end : self.sentence.end]
        tail = re.match(r"(?:\s+(?:of|for|at|in|to|on)\s|\s+and\s+(?=[A-Z]))[^,.;:()“”\"\n–—]*", rest)
        if not tail:
            return title.end
        words = re.split(rf"\s(?:{_VERBS}|who|whose|which|that|as|by|with)\b|\sand\s(?![A-Z])", tail[0])[0]
        later = [n.start for n in self.names if n.start > title.end and n.is_full]
        cut = title.end + len(words.rstrip())
        if later and later[0] < cut and self._starts_person(later[0]):
            cut = title.end
        return cut

    def _starts_person(self, place: int) -> bool:
        return any(t.end <= place and self._fits(t.end, place, direct()) for t in self.titles)

    def _better(self, old: Appearance | None, new: Appearance) -> Appearance:
        """Join what two offices say of one person: the longer words stay."""
        if not old:
            return new
        first, second = sorted((old, new), key=lambda a: len(a.role or ""), reverse=True)
        owners = [a.affiliation or (a.title.affiliation if a.title else None) for a in (first, second)]
        return replace(
            first, affiliation=owners[0] or owners[1], start=min(old.start, new.start), end=max(old.end, new.end)
        )

    def _with_country_beside(self, appearance: Appearance) -> Appearance:
        """Read "(France)" behind an office or a name, and "Jamaica: " at the head of a list's entry."""
        beside = _BESIDE.match(self.text, appearance.end) or _AT_END.match(self.text, appearance.end, self.sentence.end)
        found = next(mentions(beside["inside"]), None) if beside else None
        if not found:
            label = re.match(r"[\W\d]*([^:|\n]{2,60}?)(?::|\s[|–—-]|\t)\s", self.sentence.of(self.text))
            at_head = label and self.sentence.start + label.end() <= appearance.start
            found = next((m for m in mentions(label[1]) if m.start == 0), None) if label and at_head else None
        own = found and found.form is not Form.OFFICE
        return replace(appearance, affiliation=appearance.affiliation or (found.code if found and own else None))


# Finite verbs that close an office's words where no comma does.
_VERBS = (
    r"(?:is|was|were|are|has|had|have|will|would|said|says|told|spoke|addressed|attended|joined|chaired|led|opened|closed|presided|hosted|took|gave"
    r"|announced|stressed|noted|added|presented|represented|participated|reported|promised|offered|recalled|warned|remarked|urged|introduced|followed|welcomed)"
)


@cache
def direct() -> re.Pattern[str]:
    """Return the pattern of what may stand between an office and the name right after it."""
    return re.compile(rf"\s+(?:{rank_pattern()}\s*)*")


@cache
def _with_comma() -> re.Pattern[str]:
    topic = r"(?P<topic>\s+(?:of|for|on|to|at)\s+(?:the\s+)?[A-Z][^,.;:()“”]{1,50})?"
    for_now = r"(?:\s+(?:ad interim|a\.i\.|pro tempore|designate|elect))?"
    return re.compile(rf"{topic}{for_now},\s+(?:{rank_pattern()}\s*)*")


@cache
def _listing() -> re.Pattern[str]:
    return re.compile(rf"(?:,|,?\s+and)\s+(?:{rank_pattern()}\s*)*")


@cache
def _apposition() -> re.Pattern[str]:
    after = alternation(vocabulary("titles")["after_names"])
    return re.compile(
        rf"(?:,?\s*\(?(?:{after})(?!\w)\)?)*(?:,|\s+[–—|-]|\s*\((?:[A-Z][^(),]{{2,40}},)?|\n)\s*(?:who\s+(?:is|was)\s+)?(?:also\s+)?"
    )
