"""The whole application on one screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from app.config import Settings
from app.database import connect
from app.web import (
    api,
    assets,
    citations,
    commitments,
    compare,
    documents,
    downloads,
    embeds,
    errors,
    following,
    formats,
    home,
    meetings,
    method,
    metrics,
    people,
    search,
    sitemap,
    styleguide,
    themes,
)
from app.web.cache import PageCache
from app.web.head import HeadAsGet
from app.web.render import addresses, environment
from app.web.security import SecurityHeaders

ROUTERS = (
    home.router,
    api.router,
    citations.router,
    downloads.router,
    following.router,
    formats.router,
    people.router,
    meetings.router,
    commitments.router,
    compare.router,
    themes.router,
    metrics.router,
    embeds.router,
    documents.router,
    search.router,
    sitemap.router,
    method.router,
    styleguide.router,
)


def create_app(settings: Settings) -> FastAPI:
    """Return the application for one ledger; its database must be up to date (`app.schema`)."""
    engine = connect(settings.database)
    app = FastAPI(
        title="G7 Ledger",
        summary="What G7 interior ministers promised through INTERPOL, and what became of the numbers.",
        lifespan=_lifespan,
        middleware=[
            Middleware(HeadAsGet),
            Middleware(PageCache, engine=engine, megabytes=settings.page_cache_mb),
            Middleware(SecurityHeaders),
            Middleware(GZipMiddleware, compresslevel=6),
        ],
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.engine = engine
    app.state.addresses = addresses(ROUTERS)
    app.state.templates = environment(app.state.addresses)
    errors.install(app)
    api.summarise(ROUTERS)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", assets.Assets(), name="static")
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.engine.dispose()
