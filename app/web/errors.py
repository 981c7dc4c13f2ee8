"""Errors as answers: the only place that knows status codes."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from app.errors import Gone, LedgerError, NotFound, Refused, Unavailable, Unreadable
from app.web.render import page
from app.web.security import HEADERS

STATUS: Mapping[type[LedgerError], int] = {NotFound: 404, Gone: 410, Refused: 400, Unreadable: 400, Unavailable: 503}

TITLES = {
    400: "This address asks for something we cannot give",
    404: "Nothing stands at this address",
    405: "This address cannot be used like that",
    410: "This was withdrawn",
    413: "That is too much at once",
    500: "Something went wrong here",
    503: "The ledger cannot be read just now",
}

SENTENCES = {
    404: "There is no page at this address; it may have been mistyped.",
    405: "This address can be read, but not written to.",
    500: "The mistake is ours, not yours. Try again in a moment.",
}

# Pydantic's names of errors, in readers' words.
REASONS = {
    "int_parsing": "it should be a whole number",
    "float_parsing": "it should be a number",
    "date_from_datetime_parsing": "it should be a date, such as 2021-09-08",
    "date_parsing": "it should be a date, such as 2021-09-08",
    "bool_parsing": "it should be true or false",
    "enum": "it should be {expected}",
    "literal_error": "it should be {expected}",
    "string_too_long": "it should have at most {max_length} characters",
    "greater_than_equal": "it should be at least {ge}",
    "less_than_equal": "it should be at most {le}",
}


def answer(request: Request, status: int, message: str) -> Response:
    """Return the error in the form that was asked for: a page, the block of a page, or JSON."""
    if wants_json(request):
        return JSONResponse({"error": {"message": message, "status": status}}, status)
    title = TITLES.get(status, HTTPStatus(status).phrase)
    return page(request, "error.html", block="message", status=status, code=status, title=title, message=message)


def wants_json(request: Request) -> bool:
    """Tell whether the reader is a program: a `.json` address, or one that accepts JSON and no page."""
    accepted = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or ("application/json" in accepted and "text/html" not in accepted)


def ledger_error(request: Request, error: Exception) -> Response:
    """Answer what the domain refuses, in its own words."""
    assert isinstance(error, LedgerError)  # noqa: S101  (Starlette types every handler for Exception)
    return answer(request, STATUS.get(type(error), 400), error.message)


def http_error(request: Request, error: Exception) -> Response:
    """Answer what routing refuses: unknown addresses, wrong methods."""
    assert isinstance(error, HTTPException)  # noqa: S101  (Starlette types every handler for Exception)
    response = answer(request, error.status_code, SENTENCES.get(error.status_code, f"{error.detail}."))
    response.headers.update(error.headers or {})
    return response


def invalid_parameter(request: Request, error: Exception) -> Response:
    """Answer the first parameter that is not what the address takes; a part of the path that cannot be is no page."""
    assert isinstance(error, RequestValidationError)  # noqa: S101  (Starlette types every handler for Exception)
    detail = error.errors()[0]
    if detail["loc"][0] == "path":
        return answer(request, 404, SENTENCES[404])
    return answer(request, 400, complaint(detail))


def complaint(detail: Mapping[str, Any]) -> str:
    """Return one sentence for an error as Pydantic describes it."""
    name, given = str(detail["loc"][-1]), str(detail.get("input") or "")
    if detail["type"] == "missing":
        return f"The parameter “{name}” is missing."
    known = REASONS.get(detail["type"])
    said = str(detail["msg"]).removeprefix("Value error, ").rstrip(".")
    reason = known.format_map(detail.get("ctx") or {}) if known else said[:1].lower() + said[1:]
    shown = given if len(given) <= 60 else f"{given[:60]}…"
    return f"“{shown}” does not fit the parameter “{name}”: {reason}."


def unexpected(request: Request, _error: Exception) -> Response:
    """Answer our own mistakes without their details, which go to the log; no middleware adds the headers here."""
    response = answer(request, 500, SENTENCES[500])
    response.headers.update(HEADERS)
    return response


def install(app: FastAPI) -> None:
    """Make the application answer every error as this module says."""
    app.add_exception_handler(LedgerError, ledger_error)
    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(RequestValidationError, invalid_parameter)
    app.add_exception_handler(Exception, unexpected)
