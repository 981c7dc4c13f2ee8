"""Markdown: its marks taken off, its words and paragraphs kept."""

from __future__ import annotations

import re

from app.extraction.reading import encoding
from app.extraction.reading.values import Limits, Reading

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
_FENCE = re.compile(r"^(?:```|~~~).*$", re.M)
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.M)
_TITLE = re.compile(r"^#\s+(.+?)\s*#*$", re.M)
_UNDERLINE = re.compile(r"^[=-]{3,}\s*$", re.M)
_QUOTED = re.compile(r"^(?:>\s?)+", re.M)
_BULLET = re.compile(r"^(\s*)[*+]\s+", re.M)
_IMAGE = re.compile(r"!\[([^\]]{0,500})\]\([^)\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)")
_LINK = re.compile(r"\[([^\]]{1,500})\](?:\([^)\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)|\[[^\]]{0,200}\])")
_STRONG = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.{1,500}?)(?<=\S)\1(?![\w*])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BOLD_LINE = re.compile(r"^(\*\*|__)(.{1,200}?)\s*\1\s*$", re.M)
_SIGNS = re.compile(r"^#{2,6} \S|^\*\*[^*\n]{1,100}\*\*\s*$|!?\[[^\]\n]{1,100}\]\([^)\s]{1,500}\)", re.M)
_END_MARK = re.compile(r"^\\?#{3,}\s*$", re.M)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


def is_markdown(text: str) -> bool:
    """Whether a plain text carries Markdown's marks, whatever its file is called."""
    return _SIGNS.search(text) is not None


def read(raw: bytes, _limits: Limits) -> Reading:
    """Return the words of a Markdown file; its first top heading is its title."""
    return marked(encoding.decode(raw).replace("\r\n", "\n"))


def marked(text: str) -> Reading:
    """Return the reading of a text in Markdown."""
    text = _FRONT.sub("", text, count=1)
    title = _TITLE.search(text)
    return Reading(
        text=plain(text), media_type="text/markdown", title=plain(title[1]).strip() or None if title else None
    )


def plain(text: str) -> str:
    """Return Markdown without its marks; headings become paragraphs of their own."""
    for pattern, instead in (
        (_FENCE, ""),
        (_END_MARK, ""),
        (_BOLD_LINE, r"\n\2\n"),
        (_HEADING, r"\n\1\n"),
        (_UNDERLINE, "\n"),
        (_QUOTED, ""),
        (_BULLET, r"\1• "),
        (_IMAGE, r"\1"),
        (_LINK, r"\1"),
        (_STRONG, r"\2"),
        (_STRONG, r"\2"),
        (_TAG, ""),
        (_ESCAPE, r"\1"),
    ):
        text = pattern.sub(instead, text)
    return text
