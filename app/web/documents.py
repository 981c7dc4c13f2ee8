"""Documents: the list, and each whole text with its evidence marked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app import documents, library, marks
from app.documents import Document
from app.web import linked
from app.web.citing import CiterDep
from app.web.dependencies import SessionDep
from app.web.leaves import listed
from app.web.render import page

router = APIRouter(include_in_schema=False)


def of_path(session: SessionDep, slug: str) -> Document:
    """Return the document that the address names; raises NotFound."""
    return documents.find(session, slug)


DocumentDep = Annotated[Document, Depends(of_path)]


@router.get("/documents", name="documents.list")
def index(request: Request, session: SessionDep, cite: CiterDep, after: str = "") -> Response:
    """Show a page of the documents, each with what it gave."""
    shelf = library.shelf(session, after)
    return listed(request, "documents", shelf.leaf, cite.rows("Documents", "/documents"), documents=shelf.rows)


@router.get("/documents/{slug}/original", name="documents.original")
def original(document: DocumentDep) -> Response:
    """Send the file byte for byte as it came; always as a download, for it is not ours to run."""
    file = document.original
    name = file.filename.encode("ascii", "replace").decode().replace('"', "'")
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Response(file.raw, media_type=file.media_type, headers=headers)


@router.get("/documents/{slug}", name="documents.show")
def show(request: Request, session: SessionDep, document: DocumentDep, cite: CiterDep) -> Response:
    """Show the whole text, each piece of evidence marked and linked to its fact."""
    found, citation = marks.of(session, document), cite.document(document)
    return page(
        request,
        "documents/show.html",
        document=document,
        meeting=library.meeting_of(session, document),
        paragraphs=marks.paragraphs(document.text, found),
        marks=found,
        citation=citation,
        linked=linked.work(citation, document),
    )
