"""Currencies as texts write them: codes, signs and names, from Unicode CLDR."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name

# Codes that are English words in capitals, or no money of today.
_NOT_MONEY = {"ALL", "TOP", "TRY", "CUP", "MAD", "GEL", "PEN", "SOS", "RON", "BAM", "LAK", "COP", "SIT", "MOP", "BAN"}
_ENGLISH = Locale("en")
_CODES = frozenset(_ENGLISH.currencies) - _NOT_MONEY
_SIGNS = {
    "US$": "USD",
    "U.S.$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAN$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "NZ$": "NZD",
    "S$": "SGD",
    "HK$": "HKD",
    "R$": "BRL",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "RMB": "CNY",
    "Rs": "INR",
}
# What a bare name means where no country stands before it.
_NAMES = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rouble": "RUB",
    "ruble": "RUB",
    "zloty": "PLN",
    "won": "KRW",
    "rand": "ZAR",
    "hryvnia": "UAH",
    "baht": "THB",
    "forint": "HUF",
    "naira": "NGN",
    "shilling": None,
    "franc": None,
    "peso": None,
    "krona": None,
    "krone": None,
    "kronor": "SEK",
    "kroner": None,
    "dinar": None,
    "dirham": None,
    "lei": None,
    "leva": "BGN",
    "koruna": "CZK",
    "tenge": "KZT",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "dong": "VND",
    "taka": "BDT",
    "birr": "ETB",
    "lira": None,
    "riyal": None,
    "rial": None,
    "cedi": "GHS",
    "reais": "BRL",
}
_SHARED = "|".join(sorted(_NAMES, key=len, reverse=True))
CURRENCY_SIGNS = "".join(sorted({sign[0] for sign in _SIGNS if not sign[0].isalpha()}))
CURRENCY_BEFORE = "|".join(
    [*(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)), rf"(?-i:{'|'.join(sorted(_CODES))})\b"]
)
CURRENCY_AFTER = rf"(?:(?-i:[A-Z][a-z]+|U\.?S\.?)\s)?(?:{_SHARED})s?\b|(?-i:{'|'.join(sorted(_CODES))})\b|€"


@cache
def _code_by_name() -> dict[str, str]:
    names = {get_currency_name(code, count=2, locale=_ENGLISH).casefold(): code for code in _CODES}
    return {**names, "us dollars": "USD", "u.s. dollars": "USD", "swiss francs": "CHF", "cfa francs": "XOF"}


def currency_code(written: str | None) -> str | None:
    """Return the ISO code of a sign, code or name; a name that many countries share comes back as its plural."""
    if not written:
        return None
    upper = written.upper()
    if written in _SIGNS or upper in _SIGNS:
        return _SIGNS.get(written) or _SIGNS[upper]
    if written in _CODES:
        return written
    name = " ".join(written.casefold().split())
    word = name.split()[-1]
    singular = word if word in _NAMES else word.removesuffix("s")
    return _code_by_name().get(f"{name.removesuffix('s')}s") or _NAMES.get(singular) or _plural(singular)


def _plural(name: str) -> str:
    return name if name in {"kroner", "lei"} else f"{name}s"
