"""The parsed text as plain objects gives the same grammar as the parser's own."""

import pytest

from app.extraction.parse import parse, pipeline

TEXT = "The Ministers of Togo and of Chad met in Rome. They, who had asked for 3 reports, read none."


def test_every_word_has_the_grammar_that_the_parser_gave_it() -> None:
    words, theirs = parse(TEXT).tokens, pipeline()(TEXT)
    assert [(t.text, t.lemma_, t.tag_, t.dep_, t.head.i, t.idx) for t in words] == [
        (t.text, t.lemma_, t.tag_, t.dep_, t.head.i, t.idx) for t in theirs
    ]
    assert [[c.i for c in t.children] for t in words] == [[c.i for c in t.children] for t in theirs]
    assert [[c.i for c in t.subtree] for t in words] == [[c.i for c in t.subtree] for t in theirs]
    assert [{c.i for c in t.conjuncts} for t in words] == [{c.i for c in t.conjuncts} for t in theirs]
    assert [t.number for t in words] == ["".join(t.morph.get("Number", [])) for t in theirs]


def test_sentences_and_names_are_those_of_the_parser() -> None:
    doc, theirs = parse(TEXT), pipeline()(TEXT)
    assert [(s.text, s.root.text) for s in doc.sents] == [(s.text, s.root.text) for s in theirs.sents]
    assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in theirs.ents]
    assert doc[9].sent is doc.sents[0]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 3, "The"), (1, 6, "The Ministers"), (3, 6, "Ministers"), (len(TEXT) - 1, len(TEXT), ".")],
)
def test_a_place_is_covered_by_whole_words(start: int, end: int, words: str) -> None:
    found = parse(TEXT).covering(start, end)
    assert found is not None
    assert found.text == words


def test_places_outside_the_text_are_covered_by_nothing() -> None:
    assert parse(TEXT).covering(-1, 3) is None
    assert parse(TEXT).covering(3, len(TEXT) + 1) is None
    assert parse("").covering(0, 1) is None


def test_a_chain_of_any_length_is_climbed() -> None:
    doc = parse("They met in " + " and ".join(["Rome"] * 3000) + ".")
    assert len(doc[1].subtree) > 1000
