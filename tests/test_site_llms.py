"""``llms.txt``: every page of the first language by its section, in plain Markdown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from markdown_it import MarkdownIt

from dossier.site.llms import write_llms
from dossier.site.page_facts import page_facts
from dossier.site.settings import read_settings
from site_world import CONFIG, TEMPLATES, read, write, write_content


def test_every_page_of_the_first_language_is_listed_once(tmp_path: Path) -> None:
    settings, problems = read_settings(CONFIG, TEMPLATES)
    assert settings is not None
    assert problems == []
    content, site = write_content(tmp_path / "content"), tmp_path / "site"
    write(site / "data/statements.json", "[]")
    pages = page_facts(content, settings)
    write_llms(pages, site=site, settings=replace(settings, url="https://x.example/d/"))
    text = read(site / "llms.txt")
    assert text.startswith("# China AI Chip Dossier\n\n> ")
    assert '- [Acme <b> & Sons](https://x.example/d/companies/acme/): A "quoted" word\n' in text
    links = [
        str(inner.attrs["href"])
        for token in MarkdownIt().parse(text)
        for inner in token.children or ()
        if inner.type == "link_open"
    ]
    own = [f"https://x.example/d/{p.address}" for p in pages if p.lang == "en" and p.address]
    assert sorted(links) == sorted([*own, "https://x.example/d/data/statements.json"])
    write_llms(pages, site=site, settings=replace(settings, url=""))
    assert "](companies/acme/)" in read(site / "llms.txt")
