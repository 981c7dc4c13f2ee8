"""Settings: read once from the environment, then frozen."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Each field is the environment variable `G7LEDGER_` + its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="G7LEDGER_", frozen=True, extra="ignore")

    host: str = Field(default="127.0.0.1", description="address the server listens on")
    port: int = Field(default=8000, ge=1, le=65535, description="port the server listens on")
    data_dir: Path = Field(default=ROOT / "data", description="folder of the SQLite database")
    database_url: str | None = Field(
        default=None, description="SQLAlchemy address of the database; unset: ledger.db in the data folder"
    )
    base_url: str | None = Field(
        default=None, description="public address of the site, for feeds and exports; unset: the request's own"
    )
    seeds_dir: Path = Field(default=ROOT / "seeds", description="folder of the seed documents and registers")
    max_document_mb: float = Field(default=20, gt=0, description="largest document that is read, in megabytes")
    max_unpacked_mb: float = Field(default=60, gt=0, description="what a PDF or DOCX may unpack to, in megabytes")
    max_pages: int = Field(default=1_000, ge=1, description="pages of the longest PDF that is read")
    max_characters: int = Field(default=5_000_000, ge=1, description="characters of the longest text that is kept")
    max_searched: int = Field(default=300_000, ge=1, description="characters of a text that are searched for findings")
    max_seconds: float = Field(default=120, gt=0, description="time after which reading a document is given up")
    max_memory_mb: float = Field(default=2_000, gt=0, description="memory that reading a document may take, on Linux")
    workers: int | None = Field(
        default=None, ge=1, description="processes that read documents at once; unset: one for each core"
    )
    page_cache_mb: float = Field(default=64, ge=0, description="memory for pages kept ready, in megabytes; 0: none")
    styleguide: bool = Field(default=False, description="show the parts of the pages at /-/styleguide")

    @property
    def database(self) -> str:
        """The SQLAlchemy address of the ledger's database."""
        return self.database_url or f"sqlite:///{self.data_dir / 'ledger.db'}"
