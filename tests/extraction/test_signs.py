from __future__ import annotations

import subprocess
import sys

import pytest

from app.extraction.commitments import candidates
from app.extraction.findings import CommitmentKind, MeetingFound
from app.extraction.parse import parse
from app.extraction.span import Span
from app.extraction.weighing import LEAST, weigh, weights

MEETING = MeetingFound(city="Oslo", country="NO", series="G7 Interior Ministers", evidence=(Span(0, 1),))


def shown(text: str) -> frozenset[str]:
    return list(candidates(parse(text), MEETING))[-1].signs


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("The ministers will train divers.", "root: ministers active future"),
        ("The ministers did not agree on a list.", "main: ministers pledge (lost)"),
        ("The boats were counted.", "root: (undergone) passive past"),
        ("INTERPOL has opened an office.", "main: INTERPOL perfect"),
        ("The ministers said that files must be shared.", "said: (undergone) must"),
        ("We shall train divers.", "rule: pledge"),
        ("Seven boats sank off Oslo.", "names: CARDINAL"),
    ],
)
def test_a_sentence_shows_who_does_what_when_and_in_which_voice(sentence: str, sign: str) -> None:
    assert sign in shown(sentence)


def test_a_sentence_shows_where_it_stands() -> None:
    signs = shown("The ministers agreed on one thing:\n\nIt rained on all of the boats.")
    assert {"place: after pledge", "place: after a colon"} <= signs


def test_a_sentence_of_a_longer_text_shows_how_far_into_it_it_stands() -> None:
    *_, last = candidates(parse("\n\n".join(["It rained on all of the boats."] * 6)), MEETING)
    assert "place: fifth 5" in last.signs
    assert not any(sign.startswith("place: fifth") for sign in shown("It rained on all of the boats."))


def test_a_sentence_taken_from_its_text_shows_no_place() -> None:
    [candidate] = candidates(parse("The ministers agreed on a list."), MEETING, alone=True)
    assert [sign for sign in candidate.signs if sign.startswith("place:")] == ["place: alone"]


def test_a_verdict_tells_its_likelihood_its_kind_and_the_strongest_signs() -> None:
    verdict = weigh(shown("The ministers urged all platforms to remove such videos."))
    assert verdict
    assert verdict.likelihood >= LEAST
    assert verdict.kind is CommitmentKind.CALL
    sizes = [abs(weight) for _, weight in verdict.signs]
    assert sizes == sorted(sizes, reverse=True)
    assert str(verdict).startswith(f"weighed {verdict.likelihood:.2f} (")


def test_background_gets_no_verdict() -> None:
    assert weigh(shown("The harbour of Oslo is home to some 300 boats.")) is None


def test_there_are_weights_for_promises_for_each_kind_and_for_themes() -> None:
    assert set(weights("commitments")) == {"sentence", "beside", *CommitmentKind}
    assert set(weights("themes")) == {"theme"}


def test_reading_needs_no_code_that_only_training_needs() -> None:
    code = (
        "import sys, app.extraction.finders; "
        "sys.exit(any(f'app.extraction.{name}' in sys.modules for name in ('fitting', 'lessons', 'training')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
