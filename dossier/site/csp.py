"""A content security policy in every page: nothing runs or loads that is not the site's.

Scripts inside a page are allowed by the SHA-256 of their text (CSP Level 3,
https://www.w3.org/TR/CSP3/#match-element-to-source-list); blocks of data are no scripts.
``wasm-unsafe-eval`` is what the search needs. What stands inside an article comes from
seeds: a script there is never allowed. A page that brings a policy keeps its own.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from dossier.site.tree import html_files

_FLAGS = re.IGNORECASE | re.DOTALL
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", _FLAGS)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?(?P<type>[^\s"'>]+)""", re.IGNORECASE)
_RUNS = {"module", "text/javascript", "application/javascript"}
_CHARSET = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)
_ARTICLE = re.compile(r"<article\b.*</article\s*>", _FLAGS)
_HEAD = re.compile(r"<head\b.*?</head\s*>", _FLAGS)
_BROUGHT = re.compile(r"""\bhttp-equiv=["']?Content-Security-Policy\b""", re.IGNORECASE)
_POLICY = 'http-equiv="Content-Security-Policy"'


def policy(page: str) -> str:
    """The policy that ``page`` (HTML) needs: its own scripts by hash, everything else 'self'."""
    frame = _ARTICLE.sub("", page)
    scripts = dict.fromkeys(
        _hash(found["text"]) for found in _SCRIPT.finditer(frame) if _runs(found["attributes"])
    )
    allowed = " ".join(["'self'", "'wasm-unsafe-eval'", *(f"'{digest}'" for digest in scripts)])
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {allowed}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


def with_policy(page: str) -> str:
    """``page`` with its policy after the character set; unchanged where it has one."""
    head = _HEAD.search(page)
    if head is not None and _BROUGHT.search(head.group()):
        return page
    meta = f'<meta {_POLICY} content="{policy(page)}">'
    return _CHARSET.sub(lambda found: found.group() + meta, page, count=1)


def write_policies(site: Path) -> None:
    """Put its policy into every HTML file below ``site``."""
    for file in html_files(site):
        page = file.read_text(encoding="utf-8")
        changed = with_policy(page)
        if changed != page:
            file.write_text(changed, encoding="utf-8", newline="\n")


def _runs(attributes: str) -> bool:
    if _SOURCE.search(attributes):
        return False
    kind = _TYPE.search(attributes)
    return kind is None or kind["type"].lower() in _RUNS


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
