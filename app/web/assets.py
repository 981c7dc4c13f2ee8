"""Static files under addresses that change with their content, so that browsers may keep them for a year."""

from __future__ import annotations

import os
import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.config import ROOT

FOLDER = ROOT / "static"
STYLESHEET = "css/ledger.css"
LAYERS = "@layer tokens, base, layout, components, pages, print;\n"


@cache
def stamp() -> str:
    """Return twelve hexadecimal digits of the SHA-256 of all static files, names and bytes."""
    digest = sha256()
    for path in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        digest.update(path.relative_to(FOLDER).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def static(path: str) -> str:
    """Return the address of a static file, for example `js/app.js`."""
    return f"/static/{stamp()}/{path}"


@cache
def stylesheet() -> bytes:
    """Return every file of `static/css` as one, without comments and indents, in the alphabet's order.

    The layers decide which rule wins, not the order.
    """
    sheets = sorted((FOLDER / "css").glob("*.css"))
    whole = LAYERS + "\n".join(sheet.read_text("utf-8") for sheet in sheets)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", whole, flags=re.DOTALL)).encode()


class Assets(StaticFiles):
    """Serves the static folder, with and without the stamp in the address, and the style sheets as one file."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer a stamped address with a year's caching, any other with a check at each use."""
        stamped = path.startswith(stamp() + os.sep)
        name = Path(path.removeprefix(stamp() + os.sep)).as_posix()
        response = (
            Response(stylesheet(), media_type="text/css")
            if name == STYLESHEET
            else await super().get_response(name, scope)
        )
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if stamped else "no-cache"
        return response
