"""What somebody is called where no office is bound to the name."""

import pytest

from app.extraction.affiliations import Context
from app.extraction.officials import persons
from app.extraction.roles import role_of


def role(words: str, code: str | None = None) -> str | None:
    context = Context(words, "NO")
    return role_of(persons(context)[0], code, context)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("Malta’s Interior Minister, Jane Roe, spoke.", "MT", "Interior Minister"),
        ("Kelp, said the agency’s man in Vienna, Jane Roe, is scarce.", None, None),
        ("Scarce, the agency’s man in Vienna, Jane Roe, told them.", None, "the agency’s man in Vienna"),
        ("Italy (represented by Prefect Jane Roe) spoke.", "IT", "Prefect"),
        ("Jane Roe, who chaired, left. Canada’s justice minister will be back.", "CA", "justice minister"),
        ("Belgium’s Jane Roe smiled.", "BE", None),
    ],
)
def test_a_role_is_what_the_text_says_beside_the_name_or_of_the_same_office(
    words: str, code: str | None, said: str | None
) -> None:
    assert role(words, code) == said
